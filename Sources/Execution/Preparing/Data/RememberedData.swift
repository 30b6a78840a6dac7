internal import Datasets
internal import JSON
internal import Networks

/// What is remembered of a data set that was read.
struct RememberedData {
  private let samples: SampleFacts
  /// Of the split that is validated on, where that is another.
  private let validation: SampleFacts?
  private let digest: String
  private let suspicions: [String]
  /// The names of the classes, where they have names.
  private let classes: [String]?

  /// Takes what is worth knowing of samples.
  init(_ loaded: LoadedSamples) {
    (samples, validation) = (loaded.samples.facts, loaded.validation?.facts)
    (digest, suspicions) = (loaded.digest, loaded.suspicions)
    classes = loaded.classes?.names
  }

  /// Reads what ``pairs`` are.
  init(json: JSONValue) throws(JSONError) {
    guard let known = json["samples"], let held = json["validation"] else {
      throw JSONError("there are no samples")
    }
    samples = try SampleFacts(json: known)
    validation = held == .null ? nil : try SampleFacts(json: held)
    (digest, suspicions) = (try json.value("digest"), try json.value("suspicions"))
    classes = try json.value("classes")
  }

  /// All of it, by name.
  var pairs: [(key: String, value: JSONValue)] {
    [
      ("samples", samples.json), ("validation", validation?.json ?? .null),
      ("digest", digest.json), ("suspicions", suspicions.json), ("classes", classes.json),
    ]
  }

  /// The samples, which are not in memory; nil where there are no such samples.
  var loaded: LoadedSamples? {
    guard let samples = Samples(unread: samples) else { return nil }
    let held = validation.map(Samples.init(unread:))
    if let held, held == nil { return nil }
    var loaded = LoadedSamples(samples: samples, validation: held ?? nil, digest: digest)
    loaded.suspicions = suspicions
    loaded.classes = classes.map(ClassNames.init(ordered:))
    return loaded
  }

  /// The first target of the samples that is no probability, if there is one.
  var improbableTarget: Float? { samples.improbableTarget }

  /// Whether it is known that all inputs are indices of so many things.
  func areIndices(below count: Int) -> Bool {
    [samples, validation].compactMap(\.self).allSatisfy { facts in
      facts.indexLimit.map { $0 <= count } ?? false
    }
  }
}

extension SampleFacts {
  fileprivate var json: JSONValue {
    let (kind, size): (String, Int) =
      switch targets {
      case .none: ("none", 0)
      case .classes(let count): ("classes", count)
      case .values(let width): ("values", width)
      }
    return .object([
      ("shape", inputShape.json), ("count", count.json), ("bytes", areBytes.json),
      ("on_disk", areOnDisk.json),
      ("targets", kind.json), ("size", size.json), ("index_limit", indexLimit.json),
      ("improbable_target", improbableTarget.map { Int($0.bitPattern) }.json),
    ])
  }

  fileprivate init(json: JSONValue) throws(JSONError) {
    let (kind, size): (String, Int) = (try json.value("targets"), try json.value("size"))
    let targets: TargetForm? =
      switch kind {
      case "none": TargetForm.none
      case "classes": .classes(count: size)
      case "values": .values(width: size)
      case _: nil
      }
    guard let targets else { throw JSONError("there are no such targets") }
    let bits: Int? = try json.value("improbable_target")
    self.init(
      inputShape: try json.value("shape"), count: try json.value("count"), targets: targets,
      areBytes: try json.value("bytes"), areOnDisk: try json.value("on_disk") ?? false,
      indexLimit: try json.value("index_limit"),
      improbableTarget: bits.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
  }
}
