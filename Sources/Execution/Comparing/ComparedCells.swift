internal import JSON
internal import Results

/// Runs as cells: those at one path that differ by their seeds alone.
enum ComparedCells {
  /// The cells of each path, in the order of the paths and of the runs.
  static func cells(of sources: [CellSource]) -> [ComparedCell] {
    var cells: [ComparedCell] = []
    for source in sources {
      var (places, groups): ([String: Int], [[ComparedRun]]) = ([:], [])
      for run in source.runs {
        let key = JSONValue.object(ComparedCell.values(of: run).map { ($0.path, $0.value) })
          .canonicalText
        let place = places[key] ?? groups.count
        if place == groups.count { groups.append([]) }
        places[key] = place
        groups[place].append(ComparedRun(run: run, phase: source.phase(of: run)))
      }
      for group in groups { cells.append(ComparedCell(label(cells.count), source.path, group)) }
    }
    return cells
  }

  /// The letters of a place: `A` to `Z`, then `AA` and so on.
  static func label(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? letter : label(place / 26 - 1) + letter
  }
}
