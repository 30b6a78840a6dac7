internal import Datasets
internal import Messages
internal import Schedules
internal import Training

/// The batch sizes of a range test, which replace those of the data section.
struct BatchSizeTest {
  /// Where its last size stands, or the scheduler as a whole.
  let place: (span: SourceSpan, path: SpecPath)
  /// The scheduler, its lengths in epochs; nil where they cannot be.
  private var policy: (any Policy)?
  /// The epochs of the run, where they can be known.
  private var epochs = 0

  /// Takes a spec's scheduler; nil where it tests no batch sizes.
  ///
  /// What is wrong with the scheduler is reported where its schedules are made.
  init?(_ scheduler: SchedulerSection?, _ train: TrainSection?) {
    guard let scheduler, scheduler.policy.batchSize(at: 0) != nil else { return nil }
    place = scheduler.place.located(PolicyPlace("end"))
    let unheard = Findings()
    guard scheduler.isSound, let train, let run = RunClock(train, scheduler, epochs: nil, unheard)
    else { return }
    var policy = scheduler.policy
    let time = ScheduleTime(place: scheduler.place, groups: [], run: run, findings: unheard)
    if policy.resolve(in: time) { (self.policy, epochs) = (policy, run.clock.length) }
  }

  /// The size in an epoch; nil where it cannot be known.
  func size(at epoch: Int) -> Int? { policy?.batchSize(at: epoch) }

  /// The sizes of all epochs, whatever the samples; nil where they cannot be known, or are too many.
  var sizes: BatchSizes? {
    guard epochs <= BatchSizeCheck.longestRun else { return nil }
    let sizes = (0..<epochs).compactMap(size)
    return sizes.isEmpty ? nil : BatchSizes(sizes)
  }
}
