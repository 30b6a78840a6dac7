/// The names whose values never change.
enum Constants {
  /// Every constant by its name; truth is written as in Python or as in YAML.
  static let all: [String: Double] = [
    "pi": .pi, "e": 0x1.5BF0_A8B1_4576_9p1,
    "True": 1, "true": 1, "False": 0, "false": 0,
  ]

  /// Those that stand for a truth.
  static let truths: Set = ["True", "true", "False", "false"]
}
