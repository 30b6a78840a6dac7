import Messages
import Testing

@testable import Results

@Suite struct ProgressLineTests {
  static var line: ProgressLine {
    var line = ProgressLine()
    line.epoch = 3
    line.epochs = 12
    line.step = 300
    line.steps = 1200
    line.learningRates = [0.05, 0.05]
    line.momenta = [0.9, 0.85]
    line.loss = 0.123456
    line.metrics = [(name: "accuracy", value: 0.97125)]
    line.best = (name: "accuracy", value: 0.98)
    line.elapsed = 60
    return line
  }

  @Test(arguments: [
    (
      120,
      "[====>            ]  epoch 3/12 · 25 %  loss 0.1235  ETA 3:00  lr 0.05"
        + "  momentum 0.9/0.85  5 steps/s  best accuracy 0.98"
    ),
    (
      80,
      "[==>     ]  epoch 3/12 · 25 %  loss 0.1235  ETA 3:00  lr 0.05  momentum 0.9/0.85"
    ),
    (50, "epoch 3/12 · 25 %  loss 0.1235  ETA 3:00  lr 0.05"),
    (29, "epoch 3/12 · 25 %  ETA 3:00"),
    (24, "epoch 3/12 · 25 %"), (11, "epoch 3/12"), (5, "epoch"), (1, "e"), (0, "e"),
    (-7, "e"),
  ])
  func `a line has what its width has room for`(_ width: Int, _ text: String) {
    #expect(Self.line.text(width: width) == text)
  }

  @Test(arguments: 1..<200)
  func `no line is wider than asked for`(_ width: Int) {
    #expect(Self.line.text(width: width).count <= width)
  }

  @Test func `the bar is full at the end and there is nothing to wait for`() {
    var line = ProgressLine()
    line.steps = 10
    line.step = 10
    line.elapsed = 1
    #expect(line.text(width: 30) == "[================]  step 10/10")
    line.step = 12
    #expect(line.text(width: 30) == "[================]  step 12/10")
    line.step = 0
    #expect(line.text(width: 41) == "[>          ]  step 0/10 · 0 %  ETA --:--")
  }

  @Test func `the course of the loss has room on a wide line, where the terminal has Unicode`() {
    var line = Self.line
    for loss in [4.0, 2, 1] { line.course.append(loss) }
    #expect(line.text(width: 120).contains("  loss 0.1235  ETA 3:00  █▅▁  lr 0.05"))
    #expect(line.text(width: 29) == "epoch 3/12 · 25 %  ETA 3:00")
    let plain = line.text(width: 120, isUnicode: false)
    #expect(plain.contains("3/12 - 25 %") && plain.utf8.allSatisfy { $0 < 128 })
    #expect(!line.plainText.contains("█"))
  }

  @Test func `right after a resume the pace is that of this process alone`() {
    var line = Self.line
    (line.step, line.stepsBefore, line.elapsed) = (1000, 1000, 0.5)
    #expect(line.remaining == nil && line.pace == nil)
    #expect(
      line.text(width: 120).contains("ETA --:--") && !line.text(width: 120).contains("steps/s"))
    // One step in half a second; 199 are left.
    line.step = 1001
    #expect(line.pace == 2)
    #expect(line.remaining.map { abs($0 - 99.5) < 1e-6 } == true)
  }

  @Test func `a run of unknown length has neither bar nor an estimate`() {
    var line = ProgressLine()
    line.step = 7
    line.loss = .nan
    line.elapsed = .infinity
    #expect(line.text(width: 80) == "step 7  loss nan  ETA --:--")
    #expect(line.plainText == "step 7  loss nan  elapsed --:--  ETA --:--")
  }

  @Test func `the plain line has everything`() {
    #expect(
      Self.line.plainText
        == "epoch 3/12 · 25 %  lr 0.05  momentum 0.9/0.85  loss 0.1235  accuracy 0.9712"
        + "  best accuracy 0.98  5 steps/s  elapsed 1:00  ETA 3:00")
  }

  @Test func `many groups are cut, equal ones written once`() {
    var line = ProgressLine()
    line.learningRates = [1, 2, 3, 4, 5]
    line.momenta = [0.9, 0.9, 0.9]
    #expect(
      line.text(width: 80) == "step 0  ETA --:--  lr 1/2/3/4/…  momentum 0.9")
  }

  @Test func `an estimate does not count the steps of an earlier run`() {
    var line = Self.line
    line.stepsBefore = 200
    // 100 steps took 60 s, 900 are left.
    #expect(abs((line.remaining ?? 0) - 540) < 1e-9)
    line.stepsBefore = 300
    #expect(line.remaining == nil)
  }

  @Test(arguments: [
    (0, "0:00"), (7.9, "0:07"), (754, "12:34"), (3723, "1:02:03"), (183_845, "2d 03:04:05"),
    (8.64e7, "--:--"), (-1, "--:--"), (.nan, "--:--"), (.infinity, "--:--"), (1e300, "--:--"),
  ])
  func `durations are written as clocks do`(_ seconds: Double, _ text: String) {
    #expect(DurationText.clock(seconds) == text)
  }
}
