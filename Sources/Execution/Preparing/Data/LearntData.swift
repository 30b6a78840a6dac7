internal import Datasets
internal import JSON
internal import Results

/// What a run has learnt of its samples, as its `encoding.json` tells it.
struct LearntData {
  /// How the columns of a table became numbers; nil where that is not told.
  private(set) var encoding: TableEncoding?
  /// The classes, in the order of the model's outputs; nil where they are their indices.
  private(set) var classes: ClassNames?
  /// The numbers that inputs were normalized by; nil where the spec gives them, or there are none.
  private(set) var normalization: Normalization?
  /// Whether inputs are bytes that are pixels; nil where that is not told.
  private(set) var arePixels: Bool?
  /// The numbers that target values were scaled by.
  private(set) var scaling: TargetScaling?

  /// Nothing.
  private init() {}

  /// Reads what a run has left; nothing where it had nothing to tell.
  ///
  /// - Throws: `Problem` for a file that is damaged.
  init(of run: FoundRun) throws(Problem) {
    guard let bytes = run.bytes(of: DataRecord.encodingName) else {
      self.init()
      return
    }
    do throws(JSONError) {
      try self.init(json: JSONValue(parsing: bytes))
    } catch {
      let message = Message.damagedEncoding(error.message)
      throw Problem(at: "\(run.path)/\(DataRecord.encodingName)", message, .invalidData)
    }
  }

  /// Reads what ``DataRecord`` has written.
  init(json: JSONValue) throws(JSONError) {
    guard try json.value("format") == DataRecord.format else {
      throw JSONError("the format is not \(DataRecord.format)")
    }
    let names: [String]? = try json.value("classes")
    classes = names.map { ClassNames(ordered: $0) }
    if case .array(let columns)? = json["columns"] {
      let inputs: [String] = try json.value("inputs")
      var read: [TableEncoding.Column] = []
      for column in columns { read.append(try Self.column(column, inputs)) }
      let encoding = TableEncoding(columns: read, classes: classes)
      guard encoding.features == inputs else { throw JSONError("'inputs' are not the columns'") }
      self.encoding = encoding
    }
    arePixels = try json.value("pixels")
    if let (means, deviations) = try Self.moments(json["normalize"]) {
      normalization = Normalization(mean: means, standardDeviation: deviations)
    }
    if let (means, deviations) = try Self.moments(json["targets"]) {
      scaling = TargetScaling(
        means: means.map { Float($0) }, deviations: deviations.map { Float($0) })
    }
  }

  private static func column(
    _ json: JSONValue, _ inputs: [String]
  ) throws(JSONError) -> TableEncoding.Column {
    let (name, word): (String, String) = (try json.value("name"), try json.value("type"))
    guard let type = ColumnType(rawValue: word) else {
      throw JSONError("there is no type '\(word)'")
    }
    var column = TableEncoding.Column(name, type)
    switch type {
    case .category, .index:
      column.categories = try json.value("categories")
      column.word = try json.value("fill")
    case .number, .boolean, .date: column.number = try json.value("fill")
    case .drop: throw JSONError("a column that is dropped has no inputs")
    }
    column.hasTime = type == .date && inputs.contains("\(name).hour")
    let indicator: Bool? = try json.value("indicator")
    column.hasIndicator = indicator ?? false
    return column
  }

  /// Means and standard deviations, as many of the one as of the other.
  private static func moments(
    _ json: JSONValue?
  ) throws(JSONError) -> (means: [Double], deviations: [Double])? {
    guard let json, json != .null else { return nil }
    let (means, deviations): ([Double], [Double]) = (try json.value("mean"), try json.value("std"))
    guard !means.isEmpty, means.count == deviations.count,
      (means + deviations).allSatisfy({ Float($0).isFinite }),
      deviations.allSatisfy({ Float($0) > 0 })
    else { throw JSONError("'mean' and 'std' are no numbers to normalize by") }
    return (means, deviations)
  }
}
