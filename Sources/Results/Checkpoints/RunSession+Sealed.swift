internal import System
internal import Weights

extension RunSession {
  /// Writes a file of the run that carries a checksum of itself, at once.
  func writeSealed(_ contents: SafetensorsFile, to path: String) throws(FileError) {
    try write(to: path, atOnce: true) { (file) throws(FileError) in
      var seal = CheckpointSeal()
      try contents.forEachPiece { (piece) throws(FileError) in
        seal.update(piece)
        try file.write(piece)
      }
      try file.write(seal.finalize(), at: CheckpointSeal.place.lowerBound)
    }
  }
}
