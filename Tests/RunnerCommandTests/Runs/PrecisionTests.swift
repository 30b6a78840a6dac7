import TestSupport
import Testing

/// `precision: bfloat16` in a spec.
@Suite struct PrecisionTests {
  private static let spec = """
    precision: bfloat16
    data: {dataset: normal, samples: 64, shape: [40], classes: 3, batch_size: 16}
    model: [linear: 300, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    train: {epochs: 2}

    """

  @Test func `a processor without its instructions refuses it, where it stands`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "spec.yaml")
    for command in ["run", "check"] {
      // What oneDNN may use is bounded, as on a machine that has no more.
      let run = try RunnerProcess(
        [command, file], in: folder.path, environment: ["ONEDNN_MAX_CPU_ISA": "AVX2"])
      #expect(run.status == 65)
      #expect(
        run.errors.contains(
          "spec.yaml:1:12: error: precision: this machine's processor has no instructions for "
            + "bfloat16; use float32"))
    }
  }

  @Test func `where it has them the run says so, elsewhere it is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "spec.yaml")
    let run = try RunnerProcess(["run", file, "--json"], in: folder.path)
    let full = try RunnerProcess(
      ["run", file, "--json", "--set", "precision=float32"], in: folder.path)
    #expect(full.status == 0, "\(full.errors)")
    if run.status == 65 {
      #expect(run.errors.contains("no instructions for bfloat16"))
    } else {
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output != full.output)
    }
  }
}
