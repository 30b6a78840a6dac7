internal import Reports

extension ReportPage {
  /// Writes the page, and beside it the points of its mean curves.
  ///
  /// - Throws: `Problem` where a file cannot be written.
  func write(to path: String, _ means: MeanCurves?) throws(Problem) {
    try PictureFile.write(html, to: path)
    if let table = means?.csv { try PictureFile.write(table, to: MeanCurves.path(beside: path)) }
  }
}
