"""Opens a report in headless Chromium and uses it: lists, search, filters, keys, evidence, the network.

    apt-get install chromium chromium-driver; pip install selenium
    python3 Tests/Datasets/check_report.py Output/check/report.html [FOLDER FOR SCREENSHOTS]

Exit code 1 where something does not answer, where the page says an error, or where it asks for anything from a network.
"""

import pathlib
import sys
import time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

page = pathlib.Path(sys.argv[1]).resolve()
shots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
failures = 0


def check(name, truth, detail=""):
    global failures
    print(f"{'ok  ' if truth else 'FAIL'} {name}{f': {detail}' if detail != '' else ''}")
    failures += not truth


def browser(theme):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,900"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options)
    feature = {"name": "prefers-color-scheme", "value": theme}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    start = time.time()
    driver.get(page.as_uri())
    while driver.execute_script("return document.documentElement.dataset.ready") != "true" and time.time() < start + 120:
        time.sleep(0.1)
    check(f"{theme}: the page is ready", time.time() < start + 120, f"{time.time() - start:.1f} s")
    return driver


for theme in ["light", "dark"]:
    driver = browser(theme)
    run = driver.execute_script
    element = lambda selector: driver.find_element(By.CSS_SELECTOR, selector)
    press = lambda *keys: driver.switch_to.active_element.send_keys(*keys)

    def shot(name):
        if shots:
            time.sleep(0.4)
            driver.save_screenshot(str(shots / f"{theme}-{name}.png"))

    quotes = run("return data.quotes.length")
    check("quotes are listed", quotes > 0 and len(driver.find_elements(By.CSS_SELECTOR, ".quote.row")) > 0, quotes)
    check("only what is seen is rendered", len(driver.find_elements(By.CSS_SELECTOR, ".quote.row")) < 60)
    # By keys alone: search, list, evidence, article.
    word = run("return data.quotes[Math.floor(data.quotes.length / 2)][6].slice(0, 2)")
    element("body").send_keys("/")
    press(word)
    time.sleep(0.6)
    found = run("return quoteList.items.length")
    check("search finds two characters", 0 < found <= quotes, f"{word}: {found}")
    check("what was searched for is marked", bool(driver.find_elements(By.CSS_SELECTOR, ".said mark")) or not run("return data.quotes[quoteList.items[0]][6].includes(arguments[0])", word))
    press(Keys.ESCAPE)
    press(Keys.ARROW_DOWN)
    check("evidence names its rule", bool(driver.find_elements(By.CSS_SELECTOR, "#quote-evidence code")))
    shot("quotes")
    press(Keys.ENTER)
    time.sleep(0.8)
    check("Enter opens the article at the quote", run("return view") == "articles" and (bool(driver.find_elements(By.CSS_SELECTOR, "#reader .in-quote.lit")) or not driver.find_elements(By.CSS_SELECTOR, "#reader .text")))
    shot("article")
    marks = driver.find_elements(By.CSS_SELECTOR, "#reader .is-figure, #reader .is-person")
    if marks:
        run("arguments[0].click()", marks[0])
        check("a mark shows its evidence", bool(driver.find_elements(By.CSS_SELECTOR, "#article-evidence code")))
    run("document.activeElement.blur()")
    element("body").send_keys("2")
    check("2 shows the sources", run("return view") == "sources")
    run("sourceList.select(0)")
    shot("sources")
    named = run("return data.entities[sourceList.items[0]][2]")
    run("sourceList.open(sourceList.items[0])")
    time.sleep(0.5)
    check("a source's quotes are filtered", 0 < run("return quoteList.items.length") <= named + quotes // 2 and bool(driver.find_elements(By.CSS_SELECTOR, ".chip")))
    run("show('network')")
    time.sleep(0.5)
    nodes = driver.find_elements(By.CSS_SELECTOR, "#picture g")
    if nodes:
        run("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", nodes[-1])
        check("a node shows its lines", bool(driver.find_elements(By.CSS_SELECTOR, "#picture line.lit")))
    shot("network")
    run("show('about')")
    shot("about")
    check("nothing comes from a network", run("return performance.getEntriesByType('resource').length") == 0)
    errors = [line for line in driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
    check("the page says no error", not errors, errors or "")
    check("no text became markup", run("return document.querySelectorAll('body script').length") <= 1 + run("return document.querySelectorAll('script[data-part]').length") and not run("return document.querySelectorAll('#main b b, #main img, #main iframe').length"))
    driver.quit()

print(f"{failures} failures")
sys.exit(1 if failures else 0)
