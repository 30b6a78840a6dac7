internal import System

/// `spec.yaml`, the whole spec, `source.yaml`, the files as they were given, and `resolved.json`: what
/// the run is made from.
struct SpecOutput: RunOutput {
  let spec: [UInt8]
  let source: [UInt8]
  let resolved: String
  /// What is told of the samples.
  var others: [(name: String, bytes: [UInt8])] = []

  func begin(_ run: RunSession) throws(FileError) {
    try run.write(spec, to: run.folder.spec)
    try run.write(source, to: run.folder.source)
    try run.write(Array(resolved.utf8), to: run.folder.resolved)
    for file in others { try run.write(file.bytes, to: "\(run.folder.path)/\(file.name)") }
  }
}
