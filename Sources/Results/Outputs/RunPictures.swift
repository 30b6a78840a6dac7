package import System

/// What draws the pictures of a run when it has ended.
package struct RunPictures {
  /// A picture.
  package struct Picture: Sendable {
    /// Its name in the folder of pictures.
    package let name: String
    /// The document.
    package let text: String

    /// Makes a picture.
    package init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// Draws what `metrics.csv` holds of a run that has ended in a way.
  let draw: (_ table: [UInt8], _ status: RunStatus) -> [Picture]
  /// Told why there is no picture.
  let warn: (FileError) -> Void

  /// Takes what draws the bytes of `metrics.csv`, and what is told why a picture cannot be written.
  package init(
    draw: @escaping (_ table: [UInt8], _ status: RunStatus) -> [Picture],
    warn: @escaping (FileError) -> Void
  ) {
    (self.draw, self.warn) = (draw, warn)
  }
}
