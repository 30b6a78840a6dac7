import Messages
import Testing

@Suite struct FolderNameTests {
  @Test(arguments: [
    ("", "a name needs at least one character"),
    (".", "'.' begins with a dot; it becomes a folder's name"),
    ("..", "'..' begins with a dot; it becomes a folder's name"),
    (".hidden", "'.hidden' begins with a dot; it becomes a folder's name"),
    (".\u{301}a", "'.\u{301}a' begins with a dot; it becomes a folder's name"),
    ("a/b", "'a/b' holds a slash; it becomes a folder's name"),
    ("a/\u{301}b", "'a/\u{301}b' holds a slash; it becomes a folder's name"),
    ("a\u{1B}[2J", "'a\\u{1b}[2J' holds a control character; it becomes a folder's name"),
    ("a\0", "'a\\u{0}' holds a control character; it becomes a folder's name"),
    ("a\u{202E}b", "'a\\u{202e}b' holds a control character; it becomes a folder's name"),
    ("a\u{9B}b", "'a\\u{9b}b' holds a control character; it becomes a folder's name"),
    (String(repeating: "é", count: 51), "expected at most 100 bytes, found 102"),
    ("latest", "'latest' is taken by the file that names the newest run"),
  ])
  func `names that could lead elsewhere are refused`(_ name: String, _ mistake: String) {
    #expect(FolderName.mistake(in: name) == mistake)
  }

  @Test(arguments: ["a", "lenet-onecycle", "a..b", "été 2", String(repeating: "x", count: 100)])
  func `other names are fine`(_ name: String) {
    #expect(FolderName.mistake(in: name) == nil)
  }
}
