internal import System

/// The pictures of a run that has ended, in the folder `plots`, drawn from what `metrics.csv` holds, so
/// that a resumed run has those of one in one go.
///
/// They are written before the result, since a run that is done is not looked at again. No failure takes
/// anything from the run.
final class PlotsOutput: RunOutput {
  private let pictures: RunPictures?

  /// Takes what draws the pictures; nil for none.
  init(_ pictures: RunPictures?) { self.pictures = pictures }

  func begin(_ run: RunSession) throws(FileError) {
    guard !run.isFirst else { return }
    // The run goes on, or begins anew: they would show what is no longer so.
    guard let folder = try? run.place.folder(RunFolder.plotsName) else { return }
    for name in RunFolder.plotNames { folder.remove(name) }
    _ = run.place.removeFolder(RunFolder.plotsName)
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard let pictures, !run.mayBePacked else { return }
    do throws(FileError) {
      let table = try RegularFile(run.place.path(of: MetricsOutput.name)).contents(limit: 1 << 30)
      for picture in pictures.draw(table, ending.status) {
        try run.write(to: "\(run.folder.plots)/\(picture.name)") { (file) throws(FileError) in
          try file.write(Array(picture.text.utf8))
        }
      }
    } catch {
      _ = run.place.removeFolder(RunFolder.plotsName)
      // Of a run that has failed its own error is told alone.
      guard case .failed = ending else { return pictures.warn(error) }
    }
  }
}
