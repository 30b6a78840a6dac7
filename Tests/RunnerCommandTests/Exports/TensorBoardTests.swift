import Foundation
import TestSupport
import Testing

/// Event files, exported and kept by runs, as TensorBoard's own reader reads them.
@Suite struct TensorBoardTests {
  private static let hasReader = PythonReader.has("tensorboard")

  /// Prints `TAG STEP VALUE` of all scalars in a file, then what the HParams plugin holds.
  private static let reader = """
    import sys
    from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.plugins.hparams import plugin_data_pb2
    for raw in RawEventFileLoader(sys.argv[1]).Load():
        event = Event.FromString(raw)
        if event.file_version: print("version", event.file_version)
        for value in event.summary.value:
            if value.HasField("simple_value"):
                print(value.tag, event.step, repr(value.simple_value), event.wall_time)
            else:
                assert value.metadata.plugin_data.plugin_name == "hparams"
                data = plugin_data_pb2.HParamsPluginData.FromString(value.metadata.plugin_data.content)
                for info in data.experiment.hparam_infos: print("hparam", info.name, info.type)
                for info in data.experiment.metric_infos: print("metric", info.name.tag)
                for name, item in sorted(data.session_start_info.hparams.items()):
                    print("value", name, item.WhichOneof("kind"), getattr(item, item.WhichOneof("kind")))
                if data.HasField("session_end_info"): print("end", data.session_end_info.status)
    """

  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    for (id, rate, table) in [
      ("one", 0.1, "step,epoch,train.loss,validation.loss\n0,0,0.5,\n7,1,0.25,0.125\n"),
      ("two", 0.5, "step,epoch,train.loss,validation.loss\n0,0,nan,\n"),
    ] {
      try results.add(
        "a", id, seed: 3, status: id == "one" ? "done" : "diverged",
        values:
          "\"optimizer\": {\"lr\": \(rate), \"type\": \"sgd\"}, \"results\": {\"pack\": false}")
      _ = try results.folder.write(table.utf8, "results/a/\(id)/metrics.csv")
    }
    return results
  }

  @Test(.enabled(if: hasReader, "skipped: Python has no tensorboard"))
  func `TensorBoard reads what is exported`() throws {
    let results = try sample()
    let process = try results.run("export", "tensorboard", "results", "--out", "events")
    #expect(process.status == 0 && process.output.isEmpty)
    #expect(process.errors == "events: 2 runs\n")
    let file = "\(results.folder.path)/events/a/one/events.out.tfevents.0.runner"
    let read = try PythonReader.run(Self.reader, file)
    // 2026-11-27T04:06:49.168Z is 1795752409.168 seconds after the beginning of 1970.
    let time = "1795752409.168"
    #expect(
      read.output == """
        version brain.Event:2
        hparam optimizer.lr 3
        metric train.loss
        metric validation.loss
        value optimizer.lr number_value 0.1
        epoch 0 0.0 \(time)
        train.loss 0 0.5 \(time)
        epoch 7 1.0 \(time)
        train.loss 7 0.25 \(time)
        validation.loss 7 0.125 \(time)
        end 1

        """, "\(read.output)")
    let other = file.replacing("/one/", with: "/two/")
    let lines = try PythonReader.run(Self.reader, other).output.split(separator: "\n")
    #expect(lines.contains("train.loss 0 nan \(time)") && lines.last == "end 2")
  }

  @Test func `an export has the same bytes again, and is not mixed with what is there`() throws {
    let results = try sample()
    let name = "a/one/events.out.tfevents.0.runner"
    #expect(try results.run("export", "tensorboard", "results", "--out", "x").status == 0)
    #expect(
      try results.run("export", "tensorboard", "results/a/one", "results/a/two", "--out", "y/")
        .status == 0)
    let manager = FileManager.default
    let bytes = manager.contents(atPath: "\(results.folder.path)/x/\(name)")
    #expect(bytes != nil && bytes == manager.contents(atPath: "\(results.folder.path)/y/\(name)"))
    let again = try results.run("export", "tensorboard", "results", "--out", "x")
    #expect(again.status == 73 && again.errors.hasPrefix("x: error: is not empty"))
    let names = try manager.contentsOfDirectory(atPath: results.folder.path).sorted()
    #expect(names == ["results", "x", "y"])
  }

  static let mistakes: [(String, Int32, String)] = [
    ("step,epoch\n0,1\n1\n", 65, "metrics.csv:3: error: has 1 cell, and the header 2 columns"),
    ("step,epoch\nx,1\n", 65, "metrics.csv:2: error: 'step' is 'x', which is no number"),
    ("step,epoch\n-1,1\n", 65, "metrics.csv:2: error: 'step'"),
    ("step,epoch\n,1\n", 65, "metrics.csv:2: error: 'step' is empty"),
    ("lr,loss\n0,1\n", 65, "metrics.csv:1: error: expected the columns"),
    ("", 65, "metrics.csv:1: error: expected the columns"),
    ("step,a,a\n", 65, "metrics.csv:1: error: expected the columns"),
  ]

  @Test(arguments: mistakes)
  func `a damaged table is told with its line`(
    _ table: String, _ status: Int32, _ message: String
  ) throws {
    let results = try sample()
    _ = try results.folder.write(table.utf8, "results/a/two/metrics.csv")
    let process = try results.run("export", "tensorboard", "results", "--out", "x")
    #expect(process.status == status && process.errors.contains(message), "\(process.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(results.folder.path)/x"))
  }

  @Test func `a path without results, and a folder that cannot be made, are told`() throws {
    let results = try sample()
    let missing = try results.run("export", "tensorboard", "none", "--out", "x")
    #expect(missing.status == 66)
    #expect(try results.run("export", "tensorboard", "results", "--out", "no/x").status == 73)
    #expect(try results.run("export", "tensorboard", "results").status == 64)
    #expect(try results.run("export", "tensorboard", "results", "--out", "").status == 64)
    #expect(
      try results.run("export", "tensorboard", "results", "--out", "results/a/one/result.json")
        .status == 73)
    try FileManager.default.removeItem(
      atPath: "\(results.folder.path)/results/a/two/metrics.csv")
    let left = try results.run("export", "tensorboard", "results", "--out", "x")
    #expect(left.status == 0 && left.errors.contains("results/a/two/metrics.csv: warning: is"))
  }

  private static let spec = """
    name: kept
    seed: 3
    data: {dataset: normal, samples: 60, shape: [4], classes: 3, batch_size: 8, validation: 0.2}
    model: [linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    train: {steps: 400, log_every: 5st, checkpoint_every: 9st}
    results: {tensorboard: true}
    """

  /// The records of a run's event file without the times of their events.
  private static func records(_ files: RunFiles) throws -> [[UInt8]] {
    let bytes = [UInt8](try #require(files.bytes("events.out.tfevents.0.runner")))
    var (records, place): ([[UInt8]], Int) = ([], 0)
    while place < bytes.count {
      let length = bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
      // A record has 12 bytes before its content and 4 behind it, and an event begins with its time.
      records.append(Array(bytes[(place + 12 + 9)..<(place + 12 + length)]))
      place += 12 + length + 4
    }
    return records
  }

  @Test func `a run keeps one event file, and one that was killed has no point twice`() throws {
    let (folder, whole) = (try TemporaryFolder(), try TemporaryFolder())
    let file = try folder.write(Self.spec.utf8, "spec.yaml")
    #expect(try RunnerProcess([file], in: whole.path).status == 0)
    let expected = try Self.records(RunFiles(latestOf: "kept", in: "\(whole.path)/results"))
    // Version, experiment, start; 80 rows; end.
    #expect(expected.count == 3 + 80 + 1)
    let files = RunFiles(latestOf: "kept", in: "\(folder.path)/results")
    var kills = 0
    for bytes in stride(from: 3_000, to: 11_000, by: 1_000) {
      let run = try StartedRunner([file], in: folder.path)
      let isThere = run.wait {
        (files.bytes("events.out.tfevents.0.runner")?.count ?? 0) >= bytes
      }
      if isThere { kills += 1 }
      run.send(SIGKILL)
      _ = run.wait()
      // What the next process repairs is seen here alone.
      let rows = try Self.records(files).dropFirst(3).prefix(80)
      #expect(expected.dropFirst(3).starts(with: rows))
    }
    #expect(kills > 0)
    #expect(try RunnerProcess([file], in: folder.path).status == 0)
    let records = try Self.records(files)
    // The events of the session tell when it began.
    #expect(records.count == expected.count)
    #expect(Array(records.dropFirst(3).dropLast()) == Array(expected.dropFirst(3).dropLast()))
  }

  @Test func `the trials of a sweep have an event file each, also where they would be packed`()
    throws
  {
    let folder = try TemporaryFolder()
    let sweep =
      Self.spec.replacing("tensorboard: true", with: "tensorboard: true, pack: true")
      + "\nsweep: {product: {optimizer.lr: [0.1, 0.2]}}\n"
    let file = try folder.write(sweep.utf8, "spec.yaml")
    #expect(try RunnerProcess([file], in: folder.path).status == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let events = names.filter { $0.hasSuffix("tfevents.0.runner") }
    #expect(events.count == 2 && events.allSatisfy { $0.split(separator: "/").count == 4 })
    #expect(!events.contains { $0.contains("sweeps") })
  }
}
