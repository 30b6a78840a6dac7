/// Every kind of mistake with its exact message and the places where it begins and ends.
enum ErrorTable {
  static let indent =
    "mapping values are not allowed in this context; check the indentation, "
    + "or quote the text if ':' is part of it"
  static let tab = "a tab cannot be used for indentation; use spaces"
  static let empty = "the file is empty"
  static let merge =
    "the merge key '<<' takes a mapping or a list of mappings; quote it if it is a name"
  static let second = "a second document starts here; only one is allowed"

  static let rows: [(text: String, message: String, place: String)] = [
    ("", empty, "1:1-1:1"),
    ("\n\n# comment\n", empty, "1:1-1:1"),
    ("---\n", empty, "1:1-1:1"),
    ("\u{FEFF}", empty, "1:1-1:1"),
    ("lr: 1\nx: 2\nlr: 3", "duplicate key 'lr'; first given at line 1", "3:1-3:3"),
    ("a:\n  - {b: 1, \"b\": 2}", "duplicate key 'b'; first given at line 2", "2:12-2:15"),
    ("k: &k a\na: 1\n*k : 2", "duplicate key 'a'; first given at line 2", "3:1-3:3"),
    ("a: 1\n---\nb: 2", second, "2:1-2:4"),
    ("--- a\n--- b", second, "2:1-2:4"),
    ("a: 1\n...\n---\n", second, "3:1-3:4"),
    ("a: 1\n...\nb: 2", "expected the end of the file", "3:1-3:2"),
    ("\"a\" b", "unexpected text after the value", "1:5-1:6"),
    ("x: 'a' b", "unexpected text after the value", "1:8-1:9"),
    ("x: [a, b] c", "unexpected text after the value", "1:11-1:12"),
    ("a: {x: 1}}", "unexpected text after the value", "1:10-1:11"),
    ("a: &x &y c", "unexpected text after the value", "1:7-1:8"),
    ("\ta: 1", tab, "1:1-1:2"),
    ("a:\n\tb: 1", tab, "2:1-2:2"),
    ("a:\n  b: 1\n\tc: 2", tab, "3:1-3:2"),
    ("a: |\n\tx", tab, "2:1-2:2"),
    ("a: b\n\tc", tab, "2:1-2:2"),
    ("a: b: c", indent, "1:5-1:6"),
    ("é: é: c", indent, "1:5-1:6"),
    ("a: 1\n b: 2", indent, "2:3-2:4"),
    ("a\nb: 1", indent, "2:2-2:3"),
    ("a: 1\nlearning\nb: 2", "expected ':' after this key", "2:1-2:2"),
    ("a: \"x", "this quote is never closed", "1:4-1:5"),
    ("a: 'x\nb: 1\n", "this quote is never closed", "1:4-1:5"),
    ("a: 'x\n---\n", "this quote is never closed", "1:4-1:5"),
    ("a: [1, 2", "expected ',' or ']' in the list that opens at line 1", "1:9-1:9"),
    ("a: [1,\n2}", "expected ',' or ']' in the list that opens at line 1", "2:2-2:3"),
    ("\na: {b: 1", "expected ',' or '}' in the mapping that opens at line 2", "2:9-2:9"),
    ("a: {b: 1]", "expected ',' or '}' in the mapping that opens at line 1", "1:9-1:10"),
    (
      "a:\n  b: 1\n c: 2",
      "expected a key of the mapping that begins at line 1; check the indentation", "3:2-3:3"
    ),
    (
      "a: 1\n- 2", "expected a key of the mapping that begins at line 1; check the indentation",
      "2:1-2:2"
    ),
    (
      "- 1\nb: 2", "expected '-' of the list that begins at line 1; check the indentation",
      "2:1-2:2"
    ),
    ("a: - 1", "a list cannot begin in this line; begin it in the next", "1:4-1:5"),
    ("a: ? b", "mapping keys are not allowed in this context", "1:4-1:5"),
    ("a: ]", "expected a value", "1:4-1:5"),
    ("a: ,", "expected a value", "1:4-1:5"),
    ("a: @x", "'@' cannot begin a value; quote it", "1:4-1:5"),
    ("a: `x`", "'`' cannot begin a value; quote it", "1:4-1:5"),
    ("a: %x", "'%' cannot begin a value; quote it", "1:4-1:5"),
    (
      "a: *.bias", "'*' needs a name after it; quote the text if '*' is part of it", "1:4-1:5"
    ),
    ("a: & b", "'&' needs a name after it; quote the text if '&' is part of it", "1:4-1:5"),
    (
      "a: *x", "the alias '*x' has no anchor '&x' before it; quote the text if '*' is part of it",
      "1:4-1:6"
    ),
    ("a: &x [1, *x]", "the alias '*x' stands within its own anchor", "1:11-1:13"),
    ("a: &x {b: {c: *x}}", "the alias '*x' stands within its own anchor", "1:15-1:17"),
    (
      "a: \"\\q\"",
      "unknown escape in double quotes; use single quotes, or '\\\\' for a backslash", "1:5-1:6"
    ),
    ("a: \"\\xZZ\"", "expected hexadecimal digits in this escape", "1:7-1:8"),
    (
      "a: \"\\uD800\"",
      "found invalid Unicode character escape code while parsing a quoted scalar", "1:7-1:8"
    ),
    ("a: !!int x", "expected a whole number after the tag '!!int'", "1:4-1:9"),
    ("a: !!int 1.5", "expected a whole number after the tag '!!int'", "1:4-1:9"),
    ("a: !!float [1]", "expected a number after the tag '!!float'", "1:4-1:11"),
    ("a: &x !!bool yes", "expected true or false after the tag '!!bool'", "1:7-1:13"),
    ("- !!null 0", "expected null after the tag '!!null'", "1:3-1:9"),
    ("a: !!seq {}", "expected a list after the tag '!!seq'", "1:4-1:9"),
    (
      "a: !<tag:yaml.org,2002:map> []", "expected a mapping after the tag '!!map'", "1:4-1:28"
    ),
    ("a: !!set {x}", "the tag '!!set' is not supported; a field has its type", "1:4-1:9"),
    ("<<: 1", merge, "1:5-1:6"), ("a: &x 1\n<<: [*x]", merge, "2:5-2:9"),
    ("a: &x {}\n<<: *x\n<<: *x", "duplicate key '<<'; first given at line 2", "3:1-3:3"),
    ("\t# a\n\tb: 1", tab, "2:1-2:2"),
    ("a: !foo [1]", "the tag '!foo' is not supported; a field has its type", "1:4-1:8"),
    ("a: &x !foo {}", "the tag '!foo' is not supported; a field has its type", "1:7-1:11"),
    ("a: ! b", "the tag '!' is not supported; a field has its type", "1:4-1:5"),
    ("!!map a", "expected a mapping after the tag '!!map'", "1:1-1:6"),
    ("!!map a: 1", "expected a mapping after the tag '!!map'", "1:1-1:6"),
    (
      "a: \"\\ude00\\ud83d\"",
      "found invalid Unicode character escape code while parsing a quoted scalar", "1:7-1:8"
    ),
    (
      "a: \"\\\\ud83d\\ude00\"",
      "found invalid Unicode character escape code while parsing a quoted scalar", "1:14-1:15"
    ),
    ("a: !e!foo b", "tags are not supported; a field has its type", "1:4-1:5"),
    ("? [a]\n: b", "a key must be text, not a list", "1:3-1:4"),
    ("{a: 1}: 2", "a key must be text, not a mapping", "1:1-1:2"),
    ("a: {{x}}", "a key must be text, not a mapping", "1:5-1:6"),
    ("a: &x [1]\n*x : 2", "a key must be text, not a list or a mapping", "2:1-2:3"),
    ("%YAML 2.0\n---\na: 1", "found incompatible YAML document", "1:1-1:2"),
    ("a: 1\nb: \u{7}", "the control character U+0007 is not allowed", "2:4-2:5"),
    ("ü: \0", "a NUL byte is not allowed; is this a text file?", "1:4-1:5"),
    ("a: \u{7F}", "the control character U+007F is not allowed", "1:4-1:5"),
    ("a: \u{85}", "the control character U+0085 is not allowed", "1:4-1:5"),
    ("# \u{2028}", "the line separator U+2028 is not allowed", "1:3-1:4"),
    ("a: \u{FEFF}", "a byte order mark is allowed only at the start of the file", "1:4-1:5"),
    ("a: \u{FFFE}", "U+FFFE is not a character", "1:4-1:5"),
  ]

  /// Texts that are not UTF-8.
  static let bytes: [(bytes: [UInt8], message: String, place: String)] = [
    ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], "the byte 0xFF is not valid UTF-8", "2:2-2:3"),
    ([0x61, 0x80], "the byte 0x80 is not valid UTF-8", "1:2-1:3"),
    ([0x61, 0xC0, 0x80], "the byte 0xC0 is not valid UTF-8", "1:2-1:3"),
    ([0xE0, 0x80, 0x80], "the byte 0xE0 is not valid UTF-8", "1:1-1:2"),
    ([0xED, 0xA0, 0x80], "the byte 0xED is not valid UTF-8", "1:1-1:2"),
    ([0xF4, 0x90, 0x80, 0x80], "the byte 0xF4 is not valid UTF-8", "1:1-1:2"),
    ([0x61, 0xE2, 0x82], "the byte 0xE2 is not valid UTF-8", "1:2-1:3"),
    ([0xE2, 0x28, 0xA1], "the byte 0xE2 is not valid UTF-8", "1:1-1:2"),
    ([0xFF, 0xFE, 0x61, 0], wide, "1:1-1:1"), ([0xFE, 0xFF, 0, 0x61], wide, "1:1-1:1"),
    ([0x61, 0, 0x3A, 0], wide, "1:1-1:1"), ([0, 0x61, 0, 0x3A], wide, "1:1-1:1"),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], wide, "1:1-1:1"),
  ]

  private static let wide = "the file is not UTF-8 but UTF-16 or UTF-32; save it as UTF-8"
}
