#include <simdjson.h>

#include <cstring>
#include <vector>

extern "C" {
#include "CArchive.h"
}

// On demand: numbers stay text, so that none is rounded or too long.
struct carchive_tokens {
  simdjson::ondemand::parser parser;
  std::vector<uint8_t> bytes;
  std::vector<carchive_token> tokens;
};

namespace {

constexpr int deepest = 64;

void add(carchive_tokens &reader, uint8_t kind, std::string_view text = {}) {
  reader.tokens.push_back({text.data(), static_cast<uint32_t>(text.size()), kind});
}

template <typename Value>
simdjson::error_code read(carchive_tokens &reader, Value value, int depth) {
  using namespace simdjson;
  if (depth > deepest) return DEPTH_ERROR;
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      if (auto error = value.get_object().get(object)) return error;
      add(reader, CARCHIVE_TOKEN_OBJECT);
      for (auto result : object) {
        ondemand::field field;
        if (auto error = std::move(result).get(field)) return error;
        std::string_view key;
        if (auto error = field.unescaped_key().get(key)) return error;
        add(reader, CARCHIVE_TOKEN_KEY, key);
        if (auto error = read(reader, field.value(), depth + 1)) return error;
      }
      add(reader, CARCHIVE_TOKEN_END);
      return SUCCESS;
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (auto error = value.get_array().get(array)) return error;
      add(reader, CARCHIVE_TOKEN_ARRAY);
      for (auto result : array) {
        ondemand::value element;
        if (auto error = std::move(result).get(element)) return error;
        if (auto error = read(reader, element, depth + 1)) return error;
      }
      add(reader, CARCHIVE_TOKEN_END);
      return SUCCESS;
    }
    case ondemand::json_type::string: {
      std::string_view text;
      if (auto error = value.get_string().get(text)) return error;
      add(reader, CARCHIVE_TOKEN_STRING, text);
      return SUCCESS;
    }
    case ondemand::json_type::number: {
      std::string_view text;
      if (auto error = simdjson_result<std::string_view>(value.raw_json_token()).get(text)) return error;
      // The token runs up to the next structural character: without the blanks.
      while (!text.empty() && std::strchr(" \t\r\n", text.back())) text.remove_suffix(1);
      for (char letter : text) {
        if (!std::strchr("0123456789+-.eE", letter) || letter == 0) return NUMBER_ERROR;
      }
      // Its value is not wanted, but it must be passed over.
      double ignored;
      (void)value.get_double().get(ignored);
      add(reader, CARCHIVE_TOKEN_NUMBER, text);
      return SUCCESS;
    }
    case ondemand::json_type::boolean: {
      bool truth;
      if (auto error = value.get_bool().get(truth)) return error;
      add(reader, truth ? CARCHIVE_TOKEN_TRUE : CARCHIVE_TOKEN_FALSE);
      return SUCCESS;
    }
    default:
      bool isNull;
      if (auto error = value.is_null().get(isNull)) return error;
      if (!isNull) return N_ATOM_ERROR;
      add(reader, CARCHIVE_TOKEN_NULL);
      return SUCCESS;
  }
}

}  // namespace

carchive_tokens *carchive_tokens_open(void) { return new carchive_tokens(); }
void carchive_tokens_close(carchive_tokens *reader) { delete reader; }

const char *carchive_tokens_read(carchive_tokens *reader, const uint8_t *bytes, size_t length,
                                 const carchive_token **tokens, size_t *count) {
  if (length > UINT32_MAX - simdjson::SIMDJSON_PADDING) return "a line longer than 4 GB";
  reader->tokens.clear();
  reader->bytes.resize(length + simdjson::SIMDJSON_PADDING);
  std::memcpy(reader->bytes.data(), bytes, length);
  std::memset(reader->bytes.data() + length, 0, simdjson::SIMDJSON_PADDING);
  simdjson::ondemand::document document;
  auto error = reader->parser.iterate(reader->bytes.data(), length, reader->bytes.size()).get(document);
  if (error) return simdjson::error_message(error);
  simdjson::ondemand::value root;
  error = document.get_value().get(root);
  if (error) return "no JSON object or array";
  error = read(*reader, root, 0);
  if (error) return simdjson::error_message(error);
  const char *rest;
  if (!document.current_location().get(rest)) return "something behind the end of the value";
  *tokens = reader->tokens.data();
  *count = reader->tokens.size();
  return nullptr;
}
