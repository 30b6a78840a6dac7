import Messages
import TestSupport

/// What is fed with inputs that nobody has written: one case for each way into the program.
///
/// An input may be taken or refused; what must not happen is a trap, a second's work, or more
/// memory than the input is worth. What an answer promises of itself is checked, too.
enum FuzzTarget: String, CaseIterable {
  case yaml, expression, spec, csv, npy, npz, idx, image, cifar, safetensors, checkpoint, git
  case override

  /// The longest input that is made up, in bytes: enough for everything that the target can read.
  var longest: Int {
    switch self {
    case .yaml, .expression, .csv, .git, .override: 1024
    case .npy, .npz, .idx, .safetensors: 2048
    case .spec, .checkpoint, .image: 4096
    case .cifar: 3 * 3074
    }
  }

  /// Reads an input; whether it was taken.
  @discardableResult
  func run(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .yaml: YAMLTrial.run(bytes)
    case .expression: ExpressionTrial.run(bytes)
    case .spec: SpecTrial.run(bytes)
    case .csv: DataTrial.csv(bytes)
    case .npy: DataTrial.npy(bytes)
    case .npz: DataTrial.npz(bytes)
    case .idx: DataTrial.idx(bytes)
    case .image: DataTrial.image(bytes)
    case .cifar: DataTrial.cifar(bytes)
    case .safetensors: WeightsTrial.run(bytes)
    case .checkpoint: CheckpointTrial.run(bytes)
    case .git: GitTrial.run(bytes)
    case .override: OverrideTrial.run(bytes)
    }
  }

  /// Holds a message to what every message promises: something is said, and no terminal obeys it.
  static func check(_ message: String) {
    precondition(!message.isEmpty, "a refusal without a reason")
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    precondition(
      lines.allSatisfy { Legible.escaped(String($0)) == $0 }, "a message that steers a terminal")
  }
}
