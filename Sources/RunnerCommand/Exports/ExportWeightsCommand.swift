internal import ArgumentParser
internal import Execution

/// `runner export weights`: the weights of a run for other programs.
struct ExportWeightsCommand: ParsableCommand {
  /// Whose format is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// A state dict that `torch.load` reads.
    case pytorch
  }

  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Write a run's weights as a state dict of PyTorch.",
    discussion: """
      Names and layouts are those of the run's checkpoint/weights.safetensors.

        runner export weights results/digits/ID --to pytorch --out digits.pt

      In Python: model.load_state_dict(torch.load("digits.pt", weights_only=True))
      """)

  @Argument(help: ArgumentHelp("A run.", valueName: "run"))
  var path: String

  @Option(name: .long, help: "Whose format is written.")
  var to: Format

  @OptionGroup var target: ExportTarget

  func validate() throws {
    if path.isEmpty { throw ValidationError("a path needs a name.") }
  }

  func run() throws {
    try target.export("tensor") { out, _ in
      switch to {
      case .pytorch: try WeightsExport.writePyTorch(path, to: out)
      }
    }
  }
}
