/// Which samples a finished run is measured on.
package enum MeasuredSamples: Sendable, Hashable {
  /// Those that it was trained on, without random changes.
  case train
  /// Those that were held out.
  case validation
  /// Those that are measured once, at the run's end.
  case test
  /// All of another file, or of another folder, in the place of that of the spec; targets where they lie in
  /// a file of their own.
  case path(String, targets: String?)

  /// The other file or folder, where they are of one.
  var file: String? {
    if case .path(let file, _) = self { file } else { nil }
  }

  /// What goes before the names of what is measured: `validation.`; nothing for another file's.
  var prefix: String {
    switch self {
    case .train: "train."
    case .validation: "validation."
    case .test: "test."
    case .path: ""
    }
  }
}
