/// The trials that a worker may begin: its share first, then all others, each in order, and last those that
/// another worker has, each looked at now and then.
struct WorkQueue {
  private struct Resting {
    let trial: Trial
    let until: Duration
  }

  private let share: WorkShare?
  private var own: ArraySlice<Trial> = []
  private var others: ArraySlice<Trial> = []
  private var resting: [Resting] = []

  init(_ share: WorkShare?) { self.share = share }

  /// Appends a trial.
  mutating func add(_ trial: Trial) {
    if share?.contains(trial.number) ?? true { own.append(trial) } else { others.append(trial) }
  }

  /// Puts a trial back that another worker has, to be looked at from a moment on.
  mutating func rest(_ trial: Trial, until moment: Duration) {
    resting.append(Resting(trial: trial, until: moment))
  }

  /// Puts a trial back that is to be begun once more.
  mutating func repeatTrial(_ trial: Trial) {
    // Before all others, since trials that run may wait for it.
    own.insert(trial, at: own.startIndex)
  }

  /// Lets go of trials that nobody has to run any more.
  mutating func drop(_ isEnded: (Trial) -> Bool) {
    own.removeAll(where: isEnded)
    others.removeAll(where: isEnded)
    resting.removeAll { isEnded($0.trial) }
  }

  /// Takes the next trial, of those below a number where one is given; nil where there is none at this
  /// moment.
  mutating func next(at now: Duration, below limit: Int = .max) -> Trial? {
    if let trial = Self.take(from: &own, below: limit) { return trial }
    if let trial = Self.take(from: &others, below: limit) { return trial }
    let place = resting.firstIndex { $0.until <= now && $0.trial.number < limit }
    return place.map { resting.remove(at: $0).trial }
  }

  /// Takes the first trial below a number; as a rule the first of all, which leaves the others in place.
  private static func take(from trials: inout ArraySlice<Trial>, below limit: Int) -> Trial? {
    guard let place = trials.firstIndex(where: { $0.number < limit }) else { return nil }
    return place == trials.startIndex ? trials.removeFirst() : trials.remove(at: place)
  }

  /// Whether the next trial is one of the worker's own share.
  var hasOwn: Bool { !own.isEmpty }

  /// How many trials others have, where there are no more to begin.
  var waitingCount: Int { own.isEmpty && others.isEmpty ? resting.count : 0 }

  /// Whether there is no trial that might be begun, now or later.
  var isEmpty: Bool { own.isEmpty && others.isEmpty && resting.isEmpty }
}
