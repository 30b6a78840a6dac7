/// What this build of the runner is.
package enum BuildFacts {
  /// The runner's version.
  package static let version = "0.1.0"

  /// How it was built, and for which kind of machine: `release x86_64`.
  package static var build: String { "\(configuration) \(architecture)" }

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
