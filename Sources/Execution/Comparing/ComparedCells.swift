internal import JSON
internal import Results

/// Runs as cells: those at one path that differ by their seeds alone, or by what cells are averaged over.
enum ComparedCells {
  /// The cells of each path, in the order of the paths and of the runs.
  static func cells(of sources: [CellSource], over paths: Set<String> = []) -> [ComparedCell] {
    var cells: [ComparedCell] = []
    for source in sources {
      for group in groups(source.runs, over: paths) {
        let runs = group.map { ComparedRun(run: $0, phase: source.phase(of: $0), over: paths) }
        cells.append(ComparedCell(label(cells.count), source.path, runs, over: paths))
      }
    }
    return cells
  }

  /// Runs in groups that differ by their seeds and some values alone, in the order of the first of each.
  static func groups(_ runs: [FoundRun], over paths: Set<String> = []) -> [[FoundRun]] {
    var (places, groups): ([String: Int], [[FoundRun]]) = ([:], [])
    for run in runs {
      let values = ComparedCell.values(of: run).filter { !paths.contains($0.path) }
      let key = JSONValue.object(values.map { ($0.path, $0.value) }).canonicalText
      let place = places[key] ?? groups.count
      if place == groups.count { groups.append([]) }
      places[key] = place
      groups[place].append(run)
    }
    return groups
  }

  /// The letters of a place: `A` to `Z`, then `AA` and so on.
  static func label(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? letter : label(place / 26 - 1) + letter
  }
}
