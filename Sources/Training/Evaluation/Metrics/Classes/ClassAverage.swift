/// How a metric of classes becomes one number.
enum ClassAverage: String, Sendable, CaseIterable {
  /// Its mean over the classes.
  case macro
  /// Its value over the counts of all classes together.
  case micro
  /// Its mean over the classes, weighted by their samples.
  case weighted
  /// It does not: each class has a column.
  case perClass = "per_class"
}
