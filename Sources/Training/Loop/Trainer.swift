public import Datasets
public import Engine
import Networks
public import Optimizers
public import Schedules

/// The loop: batches through a model, gradients into an optimizer, along a timetable.
///
/// Each update sets every scheduled knob to its value at the scheduler's step, and uses the next
/// batch in the order of its epoch. A run with the same seed and the same threads gives the same
/// bits.
public final class Trainer {
  /// The columns of the rows that the run makes.
  public let header: MetricsHeader
  /// The number of updates in the run.
  public let steps: Int
  /// The number of updates in each pass over the training samples.
  public let epochs: EpochTable
  /// What is trained.
  ///
  /// When the run is done it holds the weights that the settings ask for: the best, the averages, or the
  /// last. When it has diverged it holds the last that were finite.
  public let model: Model

  let optimizer: any Optimizer
  let settings: TrainingSettings
  let evaluator: Evaluator?
  let order: SampleOrder
  private var feed: any BatchFeed
  private var plans: TrainingPlans
  private var unfreezing: Unfreezing
  private let scheduler: Scheduler
  private let accumulate: Int
  private let clipping: GradientClipping
  private var gradients: GradientSum?
  var averages: AveragedWeights?
  var best: BestWeights?
  private var finite: FiniteWeights
  var watch: ImprovementWatch
  var plateau: PlateauWatch?
  var range: RangeWatch?
  var measures: TrainMeasures
  var groupMeasuring: GroupMeasuring?
  var state = RunState()
  /// What was carried before the evaluation and the row that only the end asks for; nil where there are none.
  var unended: CarriedState?
  /// The updates done when the last evaluation that was the best so far was made in this process.
  var bestStep: Int?
  /// What the weights at the end make of the validation samples, where that is asked for.
  var confusion: ConfusionTable?
  /// Whether the weights at the end are finite; nil before the end.
  private var endsFinite: Bool?

  /// Checks that everything fits, and compiles the model for its batches.
  ///
  /// - Parameters:
  ///   - model: What is trained.
  ///   - optimizer: The rule that moves the model's parameters; it is moved to step 0 of the
  ///     timetable.
  ///   - timetable: The values of the optimizer's knobs over the scheduler's steps.
  ///   - samples: Where the training samples lie.
  ///   - order: Which of them are trained on, in what batches and order.
  ///   - augmentations: Random changes to the images that are trained on, drawn by the model's seed.
  ///   - validation: What the model is measured on, if anything.
  ///   - settings: How long to train, and when to do what.
  /// - Throws: `ArgumentError` for things that do not fit each other, `EngineError` where the model
  ///   cannot be compiled.
  public init(
    model: Model, optimizer: any Optimizer, timetable: Timetable, samples: Samples,
    order: SampleOrder, augmentations: [any Augmentation] = [], validation: ValidationSet? = nil,
    settings: TrainingSettings
  ) throws {
    let request = TrainingRequest(
      model: model, optimizer: optimizer, timetable: timetable, samples: samples, order: order,
      validation: validation, settings: settings)
    try request.check()
    (self.model, self.optimizer, self.order) = (model, optimizer, order)
    feed = BatchLoader(
      samples: samples, order: order, augmentations: augmentations, seed: model.seed
    ).feed()
    self.settings = settings
    let accumulate = min(settings.accumulate, order.batches.longest)
    self.accumulate = accumulate
    epochs = order.batches.map { ($0 - 1) / accumulate + 1 }
    steps = settings.length.steps(in: epochs)
    unfreezing = Unfreezing(settings.unfreezing)
    if unfreezing.changes(at: 0) { unfreezing.apply(to: optimizer, at: 0) }
    model.hold(optimizer.held)
    plans = try TrainingPlans(model: model, order: order)
    evaluator = try validation.map {
      try Evaluator($0, model: model, metrics: settings.metrics, batchSize: order.batchSize)
    }
    header = MetricsHeader(
      timetable: timetable, groupNames: optimizer.groups.map(\.name),
      metrics: validation == nil ? nil : settings.metrics,
      trainMetrics: settings.trainMetrics, groupMeasures: settings.groupMeasures,
      hasBatchSize: order.batchSizes.constant == nil)
    scheduler = Scheduler(optimizer, timetable: timetable)
    clipping = GradientClipping(norm: settings.clipGradNorm, value: settings.clipGradValue)
    gradients = accumulate > 1 ? GradientSum(model.store) : nil
    measures = TrainMeasures(settings.trainMetrics, scaling: samples.scaling)
    let asked = settings.groupMeasures
    groupMeasuring = asked.isEmpty ? nil : GroupMeasuring(asked, of: model.store)
    averages = settings.averageDecay.map { AveragedWeights(model.store, decay: $0) }
    finite = FiniteWeights(model.store)
    best = settings.keepBest ? BestWeights(model.store) : nil
    watch = ImprovementWatch(
      isGreaterBetter: settings.monitor.isGreaterBetter,
      stopping: settings.earlyStopping)
    range = settings.rangeStop.map(RangeWatch.init)
    plateau = try settings.plateau.map {
      try PlateauWatch(
        $0, metrics: settings.metrics, timetable: timetable, optimizer: optimizer)
    }
  }

  /// The number of updates in the first pass over the training samples, and in every other where
  /// batches do not change in size.
  public var stepsPerEpoch: Int { epochs[0] }

  /// Trains until all steps are done, a loss is not finite, memory is short, or it is asked to stop.
  ///
  /// Weights that are not finite at the end are a divergence, too: no loss has told of the last update.
  /// A run that has diverged leaves the last finite weights in the model: those of that moment, or else
  /// of at most 64 updates before.
  ///
  /// A loss that is not finite ends the run before its gradients are applied; what the interval
  /// had measured until then becomes its last row. A run that was asked to stop resumes where
  /// it is when it is called again.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every update.
  ///   - handler: Told of every event in order; what it throws ends the run.
  /// - Returns: How the run has ended.
  /// - Throws: What the handler throws.
  public func run<Failure: Error>(
    shouldStop: () -> Bool = { false }, handler: (TrainingEvent) throws(Failure) -> Void
  ) throws(Failure) -> Outcome {
    try run(shouldStop: shouldStop, willFinish: { () throws(Failure) in }, handler: handler)
  }

  /// Trains as ``run(shouldStop:handler:)`` does.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every update.
  ///   - willFinish: Told when the last update is done, before the weights that the settings ask for take the
  ///     place of the last ones.
  ///   - handler: Told of every event in order; what it throws ends the run.
  /// - Returns: How the run has ended.
  /// - Throws: What `willFinish` or the handler throws.
  package func run<Failure: Error>(
    shouldStop: () -> Bool, willFinish: () throws(Failure) -> Void,
    handler: (TrainingEvent) throws(Failure) -> Void
  ) throws(Failure) -> Outcome {
    var pacer = Pacer(interval: settings.progressInterval)
    finite.keep(after: state.step)
    while state.step < steps && !state.isStoppedEarly {
      if shouldStop() { return .stopped(summary) }
      let step = state.step
      // Its weights are told of by no other loss.
      if step + 1 == steps { finite.keep(after: step) }
      let loss: Double
      do throws(EngineError) {
        loss = try trainStep(step)
      } catch { return .failed(error, summary) }
      guard loss.isFinite else {
        if state.lossCount > 0 { try handler(.row(makeRow(after: step - 1))) }
        if settings.rangeStop != nil { return rangeTestSummary() }
        finite.keep(after: step)
        return .diverged(step: step, loss: loss, divergedSummary())
      }
      if let loss = try report(after: step, handler: handler) {
        if settings.rangeStop != nil { return rangeTestSummary() }
        finite.keep(after: state.step)
        return .diverged(step: step, loss: loss, divergedSummary())
      }
      let isLast = state.step == steps || state.isStoppedEarly
      if isLast || state.step % FiniteWeights.interval == 0 { finite.keep(after: state.step) }
      if pacer.isDue() || isLast { try handler(.progress(progress(loss: loss))) }
    }
    if endsFinite == nil, settings.rangeStop == nil, model.store.isFinite { try willFinish() }
    let isFinite = endsFinite ?? finish()
    endsFinite = isFinite
    guard !isFinite else { return .done(finalSummary) }
    if settings.rangeStop != nil { return rangeTestSummary() }
    return .divergedWeights(step: state.step - 1, divergedSummary())
  }

  /// Ends a range test that has come to a loss that is not finite: that is what it was to find.
  private func rangeTestSummary() -> Outcome {
    finite.keep(after: state.step)
    finite.restore()
    (state.isStoppedEarly, state.hasLostLoss) = (true, true)
    return .done(summary)
  }

  /// Leaves the last finite weights in the model, and tells of which update they are.
  private func divergedSummary() -> Summary {
    finite.restore()
    var summary = summary
    summary.finiteSteps = finite.step
    return summary
  }

  /// Does one update and gives the batch's loss before it; one that is not finite is not applied.
  private func trainStep(_ step: Int) throws(EngineError) -> Double {
    let (epoch, number) = epochs.position(of: step)
    unfreeze(for: step)
    try plans.move(to: epoch)
    let (loss, weight) = computeGradients(of: number, in: epoch, step)
    guard loss.isFinite else { return loss }
    let isMeasured = groupMeasuring != nil && mayEndRow(step)
    if isMeasured { groupMeasuring?.begin(optimizer.groups) }
    clipping.apply(to: model.store)
    let t = settings.interval == .epoch ? epoch : step
    if scheduler.state != t { scheduler.state = t }
    if followsPlateau { plateau?.apply(to: optimizer) }
    optimizer.update()
    if isMeasured { groupMeasuring?.end(optimizer.groups, step: step) }
    averages?.update()
    state.step = step + 1
    // A batch that weighs nothing has no loss.
    guard weight > 0 else { return loss }
    state.lossSum += loss
    state.lossCount += 1
    if followsPlateau { plateau?.note(loss: loss) }
    if range?.note(loss) == true { state.isStoppedEarly = true }
    return loss
  }

  /// Gives the groups that an update trains their gradients.
  private func unfreeze(for step: Int) {
    guard unfreezing.changes(at: step) else { return }
    unfreezing.apply(to: optimizer, at: step)
    if model.hold(optimizer.held) { plans.discard() }
  }

  /// Whether the last update's learning rates were those of the plateau, and not a warmup's.
  var followsPlateau: Bool { plateau?.hasBegun(at: scheduler.state) == true }

  /// Computes the gradients of an epoch's update, from as many batches as it takes.
  ///
  /// - Returns: The mean loss of its samples, or that of the first batch where it is not finite; and what
  ///   the samples weigh.
  private func computeGradients(
    of number: Int, in epoch: Int, _ step: Int
  ) -> (loss: Double, weight: Double) {
    let first = number * accumulate
    let batches = first..<min(first + accumulate, order.batches[epoch])
    let start = order.batches.start(of: epoch)
    // Each batch draws masks of its own.
    let draw = step * accumulate
    if batches.count == 1 {
      let plan = load(start + first)
      let loss = plan.forward(step: UInt64(draw))
      if loss.isFinite {
        measures.hold(plan, model.loss.targetKind)
        measures.commit()
        plan.backward()
      }
      return (loss, plan.weight)
    }
    let last = order.batch(batches.upperBound - 1, epoch: epoch)
    let count = Double(last.upperBound - order.batch(first, epoch: epoch).lowerBound)
    var (sum, weight) = (0.0, 0.0)
    for batch in batches {
      let plan = load(start + batch)
      let part = plan.forwardPart(step: UInt64(draw + batch - first))
      guard part.loss.isFinite else {
        // The update is not done, and its batches are in no row.
        measures.drop()
        return part
      }
      measures.hold(plan, model.loss.targetKind)
      plan.backward()
      let share = Double(plan.batchSize) / count
      sum += share * part.loss
      weight += part.weight
      gradients?.add(share: share, isFirst: batch == first)
    }
    measures.commit()
    // 1 unless the loss weights classes.
    let factor = weight > 0 ? count / weight : 0
    gradients?.write(times: factor)
    return (factor * sum, weight)
  }

  /// Fills a plan with a batch, of which those of all epochs are counted.
  private func load(_ batch: Int) -> Plan {
    let plan = plans[feed.advance(to: batch)]
    plan.withInputs { feed.copyInputs(into: &$0) }
    switch model.loss.targetKind {
    case .none: break
    case .classes: plan.withClassTargets { feed.copyClasses(into: &$0) }
    case .values: plan.withValueTargets { feed.copyValues(into: &$0) }
    }
    return plan
  }
}
