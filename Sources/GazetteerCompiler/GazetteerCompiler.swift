import GazetteerTables
import Glibc
import OnRecordLexicon

/// Run by the build: compiles the gazetteers and writes a C file that embeds them.
///
///     GazetteerCompiler OUTPUT.bin OUTPUT.c FILE.tsv...
@main
struct GazetteerCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else { stop("usage: GazetteerCompiler OUTPUT.bin OUTPUT.c FILE.tsv...") }
    var reader = GazetteerReader()
    for path in arguments[3...].sorted() {
      guard let bytes = read(path) else { stop("\(path): cannot be read") }
      reader.read(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
    reader.addRegionsOfICU()
    reader.addCurrenciesOfICU()
    for error in reader.source.errors { print("error: \(error)") }
    guard reader.source.errors.isEmpty else { exit(1) }
    do {
      let table = try CharacterTable(reader.source)
      reader.addCitiesOfICU(foldedBy: table)
      let image = try LexiconCompiler(reader.source, characters: table).compile()
      write(arguments[1], image)
      let c = """
        // The compiled gazetteers, written by the build.
        #pragma clang diagnostic ignored "-Wc23-extensions"
        #include <stddef.h>
        __attribute__((aligned(64))) const unsigned char onrecord_gazetteers[] = {
        #embed "\(arguments[1])"
        };
        const size_t onrecord_gazetteers_size = sizeof(onrecord_gazetteers);

        """
      write(arguments[2], Array(c.utf8))
    } catch {
      stop("\(error)")
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func write(_ path: String, _ bytes: [UInt8]) {
    guard let file = fopen(path, "wb") else { stop("\(path): cannot be written") }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { stop("\(path): cannot be written") }
  }

  private static func stop(_ message: String) -> Never {
    print("error: \(message)")
    exit(1)
  }
}
