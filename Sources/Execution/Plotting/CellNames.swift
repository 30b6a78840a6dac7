internal import JSON
internal import Messages
internal import Results

/// What cells are called: by the values of their specs that tell them apart, and tables by their paths.
struct CellNames {
  /// The names for a legend: `scheduler.type=one_cycle_policy optimizer.lr=0.1`.
  private(set) var long: [String]
  /// The values alone, for the ends of curves.
  private(set) var short: [String]

  /// Names cells by as few values as tell them apart, of which the first in the spec come first; the
  /// experiment's name comes last.
  init(_ cells: [PlottedCell]) {
    let places = cells.indices.filter { !cells[$0].values.isEmpty }
    let tables = places.map { place in
      Dictionary(cells[place].values.map { ($0.path, $0.value) }, uniquingKeysWith: { a, _ in a })
    }
    long = cells.map { $0.sources[0].path }
    short = long.map(Self.shortened)
    guard places.count > 1 else {
      if let place = places.first, let run = cells[place].sources[0].run {
        (long[place], short[place]) = (run.name, run.name)
      }
      return
    }
    let paths = Self.paths(tables, in: places.flatMap { cells[$0].values.map(\.path) })
    for (place, table) in zip(places, tables) {
      let values = paths.map { path in
        table[path].map { Legible.line($0.shownText, limit: 40) } ?? "-"
      }
      long[place] = zip(paths, values).map { "\($0)=\($1)" }.joined(separator: " ")
      short[place] = values.joined(separator: " ")
    }
  }

  /// The paths at which values differ, as few as tell all tables apart.
  private static func paths(_ tables: [[String: JSONValue]], in order: [String]) -> [String] {
    var seen: Set<String> = []
    let all = order.filter { seen.insert($0).inserted }
    var keys = tables.map { _ in [JSONValue?]() }
    var (chosen, count) = ([String](), 1)
    for path in all.filter({ $0 != "name" }) + all.filter({ $0 == "name" }) {
      guard count < tables.count else { break }
      let longer = zip(keys, tables).map { $0 + [$1[path]] }
      let texts = Set(
        longer.map { key in
          JSONValue.array(key.map { .array($0.map { [$0] } ?? []) }).canonicalText
        })
      guard texts.count > count else { continue }
      (keys, count) = (longer, texts.count)
      chosen.append(path)
    }
    return chosen
  }

  /// The last two parts of a path.
  private static func shortened(_ path: String) -> String {
    path.split(separator: "/").suffix(2).joined(separator: "/")
  }
}
