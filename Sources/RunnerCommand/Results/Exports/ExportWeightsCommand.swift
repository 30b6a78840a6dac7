internal import ArgumentParser
internal import Execution
internal import System

/// `runner export weights`: the weights of a run for other programs.
struct ExportWeightsCommand: ParsableCommand {
  /// Whose format is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// A state dict that `torch.load` reads.
    case pytorch
    /// A model that computes.
    case onnx
  }

  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Write a run's weights for PyTorch, or its model for ONNX.",
    usage: "runner export weights RUN --to FORMAT --out FILE [options]",
    discussion: """
      A state dict of PyTorch has the names and layouts of the run's checkpoint/weights.safetensors:

        runner export weights results/digits/ID --to pytorch --out digits.pt

      In Python: model.load_state_dict(torch.load("digits.pt", weights_only=True))

      A model of ONNX (opset 17) computes what the run's model does in evaluation, for batches of any \
      size. Its input is samples as the data hold them (images of bytes from 0 to 1): what the spec \
      has as 'normalize' are its first operators.

        runner export weights results/digits/ID --to onnx --out digits.onnx

      In Python: onnxruntime.InferenceSession("digits.onnx").run(None, {"input": x})
      """)

  @Argument(help: ArgumentHelp("A run.", valueName: "run"))
  var path: String

  @Option(name: .long, help: "Whose format is written.")
  var to: Format

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The sizes of a sample, as in 1,28,28, for ONNX without the run's data.",
      valueName: "sizes"))
  var shape: String?

  @OptionGroup var target: ExportTarget

  private var sizes: [Int]? {
    shape?.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  func validate() throws {
    if path.isEmpty { throw ValidationError("a path needs a name.") }
    guard let sizes else { return }
    guard to == .onnx else { throw ValidationError("--shape is for --to onnx.") }
    guard sizes.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--shape needs whole numbers, as in 1,28,28.")
    }
  }

  func run() throws {
    try target.export("tensor") { out, _ in
      switch to {
      case .pytorch: try WeightsExport.writePyTorch(path, to: out)
      case .onnx:
        try ONNXExport.write(
          path, shape: sizes, to: out, memory: DataMemory(environment: Host.environment))
      }
    }
  }
}
