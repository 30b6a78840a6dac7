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
        {"format":2,"name":"e","id":"1","digest":"12","status":"running","message":null,"summary":{},"seed":7,\
        "started":"1970-01-01T00:00:00.000Z","ended":null,\
        "resumptions":0,"seconds":{"total":null,"training":null},"host":"h","cpu":"c","cores":2,"threads":1,\
        "runner":{"version":"0.1","build":"debug"},"git":null,"git_before":[],\
        "data":{"digest":null}}
        """)
  }

  @Test func `a finished record holds everything, its summary in order`() {
    var record = ResultRecord(
      name: "e", id: "1", digest: "12", seed: .max, started: Timestamp(seconds: 0),
      machine: machine, threads: 1, version: "0.1", build: "debug", dataDigest: "d")
    record.revision = Revision(commit: "abc", isDirty: true, isSpecDirty: false)
    var earlier = Revision(commit: nil, isDirty: true, isSpecDirty: true)
    earlier.diff = Revision.DiffFile(name: "git.diff", isCut: true)
    record.earlierRevisions = [earlier]
    record.status = .diverged
    record.message = "the loss is nan"
    record.summary = [("epochs", .integer(3)), ("train.loss", .number(0.5))]
    record.ended = Timestamp(seconds: 1, nanoseconds: 500_000_000)
    record.totalSeconds = 1.5
    record.trainingSeconds = 1.25
    #expect(
      record.json.compactText == """
        {"format":2,"name":"e","id":"1","digest":"12","status":"diverged","message":"the loss is nan",\
        "summary":{"epochs":3,"train.loss":0.5},"seed":"18446744073709551615",\
        "started":"1970-01-01T00:00:00.000Z","ended":"1970-01-01T00:00:01.500Z",\
        "resumptions":0,"seconds":{"total":1.5,"training":1.25},"host":"h","cpu":"c","cores":2,"threads":1,\
        "runner":{"version":"0.1","build":"debug"},\
        "git":{"commit":"abc","dirty":true,"spec_dirty":false,"diff":null},\
        "git_before":[{"commit":null,"dirty":true,"spec_dirty":true,\
        "diff":{"file":"git.diff","cut":true}}],"data":{"digest":"d"}}
        """)
  }
}
