import CYAML

/// Reads a text as events; owns the parser of libyaml and the bytes that it reads.
///
/// libyaml keeps pointers to both, so they live at addresses of their own until the stream ends.
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after an error, or the end of the stream, there is none to ask for.
  mutating func next() throws(ParserProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw ParserProblem(parser.pointee) }
    defer { yaml_event_delete(&event) }
    let start = Int(clamping: event.start_mark.index)
    let end = Int(clamping: event.end_mark.index)
    return Event(kind: Self.kind(of: event), range: start..<max(start, end))
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: return scalar(event.data.scalar)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return .sequenceStart(
        properties(data.anchor, data.tag), isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return .mappingStart(
        properties(data.anchor, data.tag), isFlow: data.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private typealias Text = UnsafeMutablePointer<yaml_char_t>

  private static func scalar(_ data: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar)
    -> Event.Kind
  {
    let text = String(
      decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    return .scalar(
      Scalar(text: text, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE),
      properties(data.anchor, data.tag))
  }

  private static func properties(_ anchor: Text?, _ tag: Text?) -> Event.Properties {
    Event.Properties(anchor: text(anchor), tag: text(tag))
  }

  private static func text(_ bytes: Text?) -> String? {
    bytes.map { String(decodingCString: $0, as: UTF8.self) }
  }
}
