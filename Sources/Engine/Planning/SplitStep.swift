/// A part of a step that workers share, made once so that running it allocates nothing.
final class SplitStep: Workers.Work {
  private let body: (Range<Int>) -> Void

  /// Keeps what is done with each part of the work.
  init(_ body: @escaping (Range<Int>) -> Void) { self.body = body }

  func run(_ part: Range<Int>) { body(part) }
}
