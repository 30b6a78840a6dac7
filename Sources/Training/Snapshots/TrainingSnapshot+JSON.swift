package import JSON
import Optimizers
import Schedules

extension TrainingSnapshot.Counters: JSONCodable {
  /// The counters under the keys that a checkpoint has them.
  package var json: JSONValue {
    let pairs = [
      ("run", run.json), ("watch", watch.json), ("groups", groups.json), ("plateau", plateau.json),
    ]
    let measured = measures.isEmpty ? [] : [("train_metrics", measures.json)]
    return .object(pairs + (range.map { [("range", $0.json)] } ?? []) + measured)
  }

  /// Reads counters; whether a run can have counted so is not checked.
  package init(json: JSONValue) throws(JSONError) {
    run = try json.value("run")
    watch = try json.value("watch")
    groups = try json.value("groups")
    plateau = try json.value("plateau")
    // Range tests alone have it.
    range = json["range"] == nil ? nil : try json.value("range")
    measures = json["train_metrics"] == nil ? [] : try json.value("train_metrics")
  }
}

extension TrainingSnapshot.Counters {
  /// The counters as text, for whoever saves them.
  public var text: String { json.compactText }

  /// Reads what ``text`` gave; nil for anything else.
  public init?(_ text: String) {
    guard let counters = try? Self(json: JSONValue(parsing: text.utf8)) else { return nil }
    self = counters
  }
}

extension RunState: JSONCodable {
  var json: JSONValue {
    .object(
      [
        ("step", step.json), ("loss_sum", lossSum.json), ("loss_count", lossCount.json),
        ("train_loss", trainLoss.json), ("validation", validation.json),
        ("interval_validation", intervalValidation.json), ("stopped_early", isStoppedEarly.json),
        ("best", best.json), ("kept", kept.json),
      ].adding(trainMetrics))
  }

  init(json: JSONValue) throws(JSONError) {
    step = try json.value("step")
    lossSum = try json.value("loss_sum")
    lossCount = try json.value("loss_count")
    trainLoss = try json.value("train_loss")
    validation = try json.value("validation")
    intervalValidation = try json.value("interval_validation")
    isStoppedEarly = try json.value("stopped_early")
    best = try json.value("best")
    kept = try json.value("kept")
    trainMetrics = try json.trainMetrics()
  }
}

extension [(key: String, value: JSONValue)] {
  /// The pairs with training metrics, where there are some.
  fileprivate func adding(_ trainMetrics: [Double?]) -> Self {
    trainMetrics.isEmpty ? self : self + [("train_metrics", trainMetrics.json)]
  }
}

extension JSONValue {
  /// The training metrics of an object, where there are some.
  fileprivate func trainMetrics() throws(JSONError) -> [Double?] {
    self["train_metrics"] == nil ? [] : try value("train_metrics")
  }
}

extension Summary.Kept: JSONCodable {
  package var json: JSONValue {
    .object(
      [
        ("step", step.json), ("train_loss", trainLoss.json), ("validation", validation.json),
      ].adding(trainMetrics))
  }

  package init(json: JSONValue) throws(JSONError) {
    step = try json.value("step")
    trainLoss = try json.value("train_loss")
    validation = try json.value("validation")
    trainMetrics = try json.trainMetrics()
  }
}

extension Evaluation: JSONCodable {
  package var json: JSONValue { .object([("loss", loss.json), ("metrics", metrics.json)]) }

  package init(json: JSONValue) throws(JSONError) {
    loss = try json.value("loss")
    metrics = try json.value("metrics")
  }
}

extension Summary.Best: JSONCodable {
  package var json: JSONValue {
    .object([("metric", metric.json), ("value", value.json), ("step", step.json)])
  }

  package init(json: JSONValue) throws(JSONError) {
    metric = try json.value("metric")
    value = try json.value("value")
    step = try json.value("step")
  }
}

extension ImprovementWatch.State: JSONCodable {
  var json: JSONValue {
    .object([
      ("best", best.json), ("reference", reference.json),
      ("evaluations_since", evaluationsSince.json),
    ])
  }

  init(json: JSONValue) throws(JSONError) {
    best = try json.value("best")
    reference = try json.value("reference")
    evaluationsSince = try json.value("evaluations_since")
  }
}

extension RangeWatch.State: JSONCodable {
  var json: JSONValue {
    .object([("count", count.json), ("average", average.json), ("best", best.json)])
  }

  init(json: JSONValue) throws(JSONError) {
    count = try json.value("count")
    average = try json.value("average")
    best = try json.value("best")
  }
}

extension PlateauWatch.State: JSONCodable {
  var json: JSONValue {
    .object([
      ("plateau", plateau.json), ("loss_sum", lossSum.json), ("loss_count", lossCount.json),
    ])
  }

  init(json: JSONValue) throws(JSONError) {
    plateau = try json.value("plateau")
    lossSum = try json.value("loss_sum")
    lossCount = try json.value("loss_count")
  }
}

extension PlateauReduction.State: JSONCodable {
  package var json: JSONValue {
    .object([
      ("best", best.json), ("bad_evaluations", badEvaluations.json),
      ("cooldown_left", cooldownLeft.json), ("learning_rates", learningRates.json),
    ])
  }

  package init(json: JSONValue) throws(JSONError) {
    self.init(learningRates: try json.value("learning_rates"))
    best = try json.value("best")
    badEvaluations = try json.value("bad_evaluations")
    cooldownLeft = try json.value("cooldown_left")
  }
}

extension GroupProgress: JSONCodable {
  package var json: JSONValue {
    .object([
      ("updates", updates.json), ("has_velocities", hasVelocities.json),
      ("momentum_product", momentumProduct.json),
    ])
  }

  package init(json: JSONValue) throws(JSONError) {
    self.init(
      updates: try json.value("updates"), hasVelocities: try json.value("has_velocities"),
      momentumProduct: try json.value("momentum_product"))
  }
}
