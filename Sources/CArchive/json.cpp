#include <simdjson.h>

#include <optional>
#include <string>

extern "C" {
#include "CArchive.h"
}

struct carchive_json {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  std::optional<simdjson::dom::object::iterator> next;
  bool open = false;
  simdjson::dom::element value;
  std::string number;
};

carchive_json *carchive_json_open(void) { return new carchive_json(); }
void carchive_json_close(carchive_json *parser) { delete parser; }

const char *carchive_json_parse(carchive_json *parser, const uint8_t *bytes, size_t length) {
  parser->open = false;
  simdjson::dom::element root;
  auto error = parser->parser.parse(bytes, length, true).get(root);
  if (error) return simdjson::error_message(error);
  error = root.get_object().get(parser->object);
  if (error) return "no JSON object";
  parser->next = parser->object.begin();
  parser->open = true;
  return nullptr;
}

bool carchive_json_next(carchive_json *parser, const char **key, size_t *key_length, int32_t *kind) {
  if (!parser->open || !parser->next || !(*parser->next != parser->object.end())) return false;
  auto name = parser->next->key();
  *key = name.data();
  *key_length = name.size();
  parser->value = parser->next->value();
  ++*parser->next;
  *kind = CARCHIVE_JSON_OTHER;
  switch (parser->value.type()) {
    case simdjson::dom::element_type::STRING: *kind = CARCHIVE_JSON_STRING; break;
    case simdjson::dom::element_type::NULL_VALUE: *kind = CARCHIVE_JSON_NULL; break;
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64:
    case simdjson::dom::element_type::DOUBLE: *kind = CARCHIVE_JSON_NUMBER; break;
    case simdjson::dom::element_type::ARRAY: {
      *kind = CARCHIVE_JSON_STRINGS;
      simdjson::dom::array array;
      if (parser->value.get_array().get(array)) return true;
      for (auto element : array) {
        if (!element.is_string()) *kind = CARCHIVE_JSON_OTHER;
      }
      break;
    }
    default: break;
  }
  return true;
}

bool carchive_json_string(carchive_json *parser, size_t index, const char **text, size_t *length) {
  simdjson::dom::element value = parser->value;
  if (value.is_array()) {
    simdjson::dom::array array;
    if (value.get_array().get(array)) return false;
    if (array.at(index).get(value)) return false;
  } else if (index > 0) {
    return false;
  }
  std::string_view view;
  if (value.is_string()) {
    if (value.get_string().get(view)) return false;
  } else {
    parser->number = simdjson::minify(value);
    view = parser->number;
  }
  *text = view.data();
  *length = view.size();
  return true;
}

bool carchive_is_utf8(const char *text, size_t length) { return simdjson::validate_utf8(text, length); }
