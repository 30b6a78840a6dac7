import JSON
import Provenance
import System
import Testing

@testable import Results

@Suite struct ResultRecordTests {
  private let machine = Machine(host: "h", cpu: "c", cores: 2)

  @Test func `a record that has just begun holds null for what is not known`() {
    let record = ResultRecord(
      name: "e", id: "1", digest: "12", seed: 7, started: Timestamp(seconds: 0), machine: machine,
      threads: 1, version: "0.1", build: "debug")
    #expect(
      record.json.compactText == """
        {"format":3,"name":"e","id":"1","digest":"12","folder":null,"forced":false,"status":"running",\
        "message":null,"summary":{},"weights":null,"seed":7,\
        "started":"1970-01-01T00:00:00.000Z","ended":null,\
        "resumptions":0,"seconds":{"total":null,"training":null},"overrides":[],"values":null,"host":"h","cpu":"c",\
        "instructions":null,"cores":2,"threads":1,\
        "runner":{"version":"0.1","build":"debug"},"git":null,"git_before":[],\
        "data":{"digest":null}}
        """)
  }

  /// A megabyte, and as deep as documents are read.
  @Test func `values that are too long or too deep to be read back are left out`() throws {
    func nested(_ depth: Int) -> JSONValue {
      (0..<depth).reduce(JSONValue.integer(1)) { value, _ in .array([value]) }
    }
    let long = JSONValue.string(String(repeating: "a", count: 1 << 20))
    #expect(ResultRecord.bounded(long) == .null)
    #expect(ResultRecord.bounded(nested(70)) == .null)
    for values in [nested(50), .string(String(repeating: "a", count: 1 << 19))] {
      #expect(ResultRecord.bounded(values) == values)
    }
    for depth in 1..<70 where ResultRecord.bounded(nested(depth)) != .null {
      let document = JSONValue.object([("values", nested(depth))])
      #expect(try JSONValue(parsing: document.compactText.utf8) == document)
    }
  }

  @Test func `a finished record holds everything, its summary in order`() {
    var record = ResultRecord(
      name: "e", id: "1", digest: "12", seed: .max, started: Timestamp(seconds: 0),
      machine: machine, threads: 1, version: "0.1", build: "debug", dataDigest: "d")
    record.revision = Revision(commit: "abc", isDirty: true, isSpecDirty: false)
    var earlier = Revision(commit: nil, isDirty: true, isSpecDirty: true)
    earlier.diff = Revision.DiffFile(name: "git.diff", isCut: true)
    record.earlierRevisions = [earlier]
    record.folder = "/r/e/1"
    record.isForced = true
    record.overrides = ["seed=1", "train.epochs=3"]
    record.values = .object([("name", "e"), ("train", .object([("epochs", 3)]))])
    record.instructions = "avx2"
    record.status = .diverged
    record.message = "the loss is nan"
    record.summary = [("epochs", .integer(3)), ("train.loss", .number(0.5))]
    record.ended = Timestamp(seconds: 1, nanoseconds: 500_000_000)
    record.totalSeconds = 1.5
    record.trainingSeconds = 1.25
    #expect(
      record.json.compactText == """
        {"format":3,"name":"e","id":"1","digest":"12","folder":"/r/e/1","forced":true,"status":"diverged",\
        "message":"the loss is nan",\
        "summary":{"epochs":3,"train.loss":0.5},"weights":null,"seed":"18446744073709551615",\
        "started":"1970-01-01T00:00:00.000Z","ended":"1970-01-01T00:00:01.500Z",\
        "resumptions":0,"seconds":{"total":1.5,"training":1.25},\
        "overrides":["seed=1","train.epochs=3"],"values":{"name":"e","train":{"epochs":3}},\
        "host":"h","cpu":"c","instructions":"avx2","cores":2,"threads":1,\
        "runner":{"version":"0.1","build":"debug"},\
        "git":{"commit":"abc","dirty":true,"spec_dirty":false,"diff":null},\
        "git_before":[{"commit":null,"dirty":true,"spec_dirty":true,\
        "diff":{"file":"git.diff","cut":true}}],"data":{"digest":"d"}}
        """)
  }
}
