/// How many tasks of workers suit a sweep.
enum TaskCount {
  /// The most tasks, unless more are asked for.
  static let usual = 16
  /// Seconds of work that a task should have at least, so that short trials share one.
  static let least = 600.0

  /// The tasks for trials that are left, so many of which run at a time in each, where each takes so many
  /// seconds if that is known: those asked for, but no more than there are trials for.
  static func wanted(
    for trials: Int, jobs: Int, seconds: Double? = nil, asked: Int? = nil
  ) -> Int {
    let most = trials / jobs + (trials % jobs > 0 ? 1 : 0)
    if let asked { return min(asked, most) }
    guard let seconds, seconds.isFinite else { return min(usual, most) }
    let packed = (Double(trials) / Double(jobs) * seconds / least).rounded(.up)
    return min(usual, most, max(1, Int(min(packed, 1e6))))
  }
}
