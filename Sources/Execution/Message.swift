internal import Datasets
internal import Experiments
internal import Messages
internal import Networks
internal import Results
internal import Sweeps
internal import System

/// The texts of the room's messages, all of them; the places that they are about go before them.
enum Message {
  // Range tests.
  static let noRuns = "holds no run that can be read"
  static let unreadTable = "is missing, or cannot be read"
  static func noSteps(_ columns: [String]) -> String {
    let names = columns.prefix(20).map { Legible.name($0) }.joined(separator: ", ")
    return "expected a column 'step'; this file has \(columns == [] ? "no header" : names)"
  }
  static func unaveragedRun(_ status: String) -> String {
    "is no part of the mean over seeds: it is \(status)"
  }
  static let repeatedColumns = "two columns have the same name"
  static let unorderedSteps = "the steps are not numbers that ascend from 0 on"
  static let damagedRow = "has more or fewer cells than the header, and is left out"
  static func nothingFinite(_ column: String) -> String {
    "no run has a finite value of \(Legible.name(column))"
  }
  static let nothingToPlot = "has no finite value to draw"
  static func undrawnCells(_ drawn: Int, of all: Int) -> String {
    "\(drawn) of \(counted(all, "curve")) are drawn, those that end best; --csv has all"
  }
  static let noRates = "has no rows"
  static func noRangeColumns(_ columns: [String]) -> String {
    "a range test has a column 'lr' (or lr.GROUP) and a column 'loss' (or train.loss); this file has "
      + columns.map { Legible.name($0) }.joined(separator: ", ")
  }
  static func noNumber(_ cell: String, _ column: String) -> String {
    cell.isEmpty
      ? "\(Legible.name(column)) is empty"
      : "\(Legible.name(column)) is \(Legible.name(cell)), which is no number"
  }
  static func severalRates(_ column: String) -> String {
    "its groups have different rates; those of \(Legible.name(column)) are read"
  }
  static func disagreement(_ decades: String) -> String {
    "valley, minimum and steep lie \(decades) decades apart: repeat the test with other seeds, or with more steps"
  }
  static let givenRates =
    "its scheduler is given each learning rate, so that there is no one rate to set"
  static let noResult = "has no result"
  static func unendedRun(_ status: String) -> String {
    "is left out: it is \(status); run the same command to resume"
  }
  static func otherKnob(_ knob: String, _ first: String) -> String {
    "is a range test of \(knob), and the first one is of \(first)"
  }
  static func shortTest(_ least: Int, of most: Int) -> String {
    "all are read as far as the shortest goes, which has \(least) rates where another has \(most)"
  }
  static func noRate(_ knob: String) -> String {
    "a range test of \(knob) has no learning rate for --apply or --verify"
  }
  static func lossGap(_ rate: String) -> String {
    "the loss at \(rate) is not finite, and others after it are: some methods read no further"
  }
  static func fewPoints(_ count: Int) -> String {
    "has only \(counted(count, "point")) after trimming: run the test with more steps"
  }
  static let noFall = "the loss never falls, so that nothing can be read off it"
  static let fallsAtLast =
    "the loss still falls at the largest batch size: a larger one may train, too"
  static let readsNoSizes = "reads learning rates, and no batch sizes"
  static func falling(_ smallest: String, _ largest: String) -> String {
    "the loss falls from batch size \(smallest) to \(largest)"
  }
  /// What a test of batch sizes tells, and what it does not.
  static let meaningOfSizes = [
    "Each size trained for an epoch, on the weights that the sizes before it had left, at the same rate:",
    "this tells which sizes still train, and not which one is best. A larger batch takes fewer updates an",
    "epoch and permits a larger rate: set data.batch_size, then read the rate anew with runner find-lr.",
  ]
  static let allDiverged = "all three cycles diverged: the rate is too great"
  static let bestIsHigher =
    "the best cycle is that with three times the rate: a greater one may be better"
  static let bestIsLower =
    "the best cycle is that with a third of the rate: a smaller one may be better"
  static let noRecommendation =
    "no recommendation: neither valley, minimum nor steep suggests a rate"

  // Data.
  static func tooManyInputs(_ rows: Int, _ inputs: Int) -> String {
    "\(counted(rows, "row", isGrouped: true)) of \(counted(inputs, "input", isGrouped: true)) are more numbers than "
      + "fit into memory; a column of type category makes an input of each word"
  }
  static func otherForm(of held: Samples, than training: Samples) -> String? {
    guard held.inputShape == training.inputShape else {
      return
        "its samples are \(Shape(held.inputShape)), but those to train on \(Shape(training.inputShape))"
    }
    switch (held.targets, training.targets) {
    case (.values(_, let width), .values(_, let trained)) where width != trained:
      return "its samples have \(counted(width, "target")), but those to train on \(trained)"
    case (.none, _), (.classes, _), (.values, _): return nil
    }
  }
  static func steeringTest(_ what: String) -> String {
    "\(what) follows what is measured on the test split, so that it tests nothing any more; "
      + "validation: 0.1 and test: test keep it apart"
  }

  // Listing and comparing runs.
  static func unknownPath(_ path: String, _ near: String?) -> String {
    "no run has a value at \(Legible.name(path))"
      + (near.map { "; did you mean \(Legible.name($0))?" } ?? "")
  }
  static func noneChosen(_ count: Int) -> String {
    "none of \(counted(count, "run", isGrouped: true)) is as asked for"
  }
  static let oneCell =
    "its runs differ by their seeds alone: compare takes two paths or more, or a sweep"
  static func unknownMetric(_ name: String, _ near: String?, _ known: [String]) -> String {
    let advice = near.map { "did you mean \(Legible.name($0))?" }
    return "no run has a metric \(Legible.name(name)); "
      + (advice ?? "there are " + known.prefix(20).map { Legible.name($0) }.joined(separator: ", "))
  }
  static func cellsShown(_ count: Int, of all: Int) -> String {
    "the \(count) best of \(counted(all, "cell")) are shown side by side; --json has all"
  }
  static let nothingMeasured = "no run is done and has measured a loss"
  static func moreSeeds(_ count: Int) -> String { "\(count) or more seeds of each would tell" }
  static func oneMeasured(_ cell: String, _ metric: String) -> String {
    "nothing can be compared: \(cell) alone has a value of \(metric)"
  }
  static func notComparable(_ runs: [String], of count: Int) -> String {
    let more = runs.count > 5 ? " and \(runs.count - 5) more, which --json names" : ""
    return "\(runs.count) of \(counted(count, "run")) cannot be compared: "
      + runs.prefix(5).joined(separator: ", ") + more
  }
  static func repeatedSeeds(_ cell: String, _ paths: [String]) -> String {
    let more = paths.count > 5 ? " and \(paths.count - 5) more" : ""
    return "\(cell): left out, since another run has the same seed: "
      + paths.prefix(5).joined(separator: ", ") + more
  }
  static func missingTrials(_ count: Int, _ path: String) -> String {
    "\(path): \(counted(count, "trial")) of the sweep \(count == 1 ? "has" : "have") no result yet"
  }

  // Preparing.
  static let changedInputs =
    "its data or weights have changed since they were checked; run the command again"
  static func outside(_ bounds: ExtendingBounds, _ path: String) -> String {
    "extends: \(path): lies outside '\(bounds.folder)'; a spec extends files of its git repository or, "
      + "without one, below the folder above its own"
  }
  static func unsupported(_ precision: String) -> String {
    "this machine's processor has no instructions for \(precision); use float32"
  }
  static func tooMuchMemory(
    _ needed: Int, limit: Int, parameters: Int, batchSize: Int, measuring: Int
  ) -> String {
    "the run takes at least \(Memory.text(needed)) of memory, of which there are "
      + "\(Memory.text(limit)): \(counted(parameters, "parameter", isGrouped: true)) with gradients "
      + "and the optimizer's state, activations of a batch of "
      + "\(counted(batchSize, "sample", isGrouped: true)), "
      + (measuring == 0
        ? "and the data" : "the data, and \(Memory.text(measuring)) for metrics of all outputs")
  }
  static func lackingWeight(_ name: String) -> String {
    "the file has no \(Legible.name(name))"
  }
  static func weightShapes(_ name: String, file: String, model: String) -> String {
    "\(Legible.name(name)) is \(file) in the file and \(model) in the model"
  }
  static func unknownWeight(_ name: String) -> String {
    "the model has no \(Legible.name(name))"
  }

  // Going on.
  static func noState(
    _ place: ContinueOptions.Place, _ status: RunStatus, kept: [String]
  ) -> String {
    let others =
      kept.isEmpty ? "" : "; it has kept \(kept.joined(separator: ", ")): name one with --from"
    let what =
      switch place {
      case .last: "the state of its end"
      case .best: "the state of its best evaluation"
      case .step(let step): "its state after \(counted(step, "update"))"
      }
    switch status {
    case .running: return "is still running\(others)"
    case .interrupted:
      return "is interrupted: run the command that began it again to resume it\(others)"
    case .diverged where place == .last:
      return "has diverged, so that its last state is of no use\(others)"
    case .done, .diverged, .failed, .pruned:
      return "has not kept \(what)"
        + (kept.isEmpty
          ? "; a run keeps it with 'results: {checkpoints: last}' (or best, or {every: 5ep}): run its spec "
            + "again with --set results.checkpoints=last" : others)
    }
  }
  static func otherParent(_ found: String, _ expected: String?) -> String {
    "is of the experiment with digest \(found), not of \(expected ?? "unknown")"
  }
  static func nothingLeft(_ steps: Int, from step: Int) -> String {
    "the run continues from step \(step), and there are \(counted(steps, "step")) in all: give a longer one"
  }
  /// A value that is not that of the run whose state is continued; nil for one that is not given.
  static func unfitValue(_ old: String?, _ new: String?) -> String {
    guard let old else {
      return "the run that is continued does not have this; its state does not fit"
    }
    let other = new.map { ", not \($0)" } ?? ""
    return "the state to continue from is of a run with \(old)\(other)"
  }
  static let continuedRangeTest = "a range test has no state to continue from"
  static func changedPast(
    _ place: ScheduleDifference.Place, _ unit: String, from step: Int
  ) -> String {
    "the schedule's past changes: at \(unit) \(place.step) \(Legible.name(place.column)) was "
      + "\(NumberText.short(place.first)), and is \(NumberText.short(place.second)) in the new schedule, "
      + "whose values hold from step \(step) on"
  }
  static func otherInterval(from step: Int) -> String {
    "the scheduler advances in another unit than in the run that is continued; its values hold from step "
      + "\(step) on"
  }
  static func unfitState(_ cause: String) -> String {
    "the state to continue from does not fit: \(cause)"
  }

  // Running.
  static let alreadyDone = "already done"
  static let alreadyPacked = "already done, in a pack beside it"
  static let lostResult =
    "has the weights of a run that has ended, and no result.json that can be read: bring that back, remove the "
    + "folder to begin again, or use --force for a folder beside this one"
  static func divergedBefore(_ cause: String?) -> String {
    "diverged before\(cause.map { ": \(Legible.escaped($0))" } ?? ""); \(advice), or run it again with --force"
  }
  private static let advice =
    "lower the learning rate, begin with a warm-up (scheduler.warmup), or clip gradients "
    + "(train.clip_grad_norm)"
  static func otherExperiment(_ found: String?, _ expected: String) -> String {
    "holds a run of the experiment with digest \(found ?? "unknown"), not of \(expected); remove it, or use "
      + "--force for a folder beside this one"
  }
  static func uselessCheckpoint(_ cause: String) -> String {
    "\(cause); remove it to begin again, or use --force for a folder beside this one"
  }
  static func unreadCheckpoint(_ cause: String) -> String {
    "\(cause); the run can be resumed when it can be read: run the same command again"
  }
  static func undrawn(_ cause: String) -> String {
    "the run's picture cannot be written: \(cause)"
  }
  static func otherBits(_ differences: [String]) -> String {
    "the run is resumed \(differences.joined(separator: ", ")); its last digits may differ from "
      + "those of a run in one go"
  }
  static func fewerThreads(_ asked: Int, _ arrived: Int) -> String {
    "\(arrived) of \(counted(asked, "thread")) came, as the system or OMP_THREAD_LIMIT allows; the "
      + "run goes on with \(arrived == 1 ? "it" : "these")"
  }
  static let refusedThread = "the system refuses threads or memory"
  /// A trial for which the system has no process to give.
  static func refusal(of trial: Trial) -> FileError {
    FileError(.refused, path: trial.title, message: refusedThread)
  }
  static let refusedMemory = "runner: error: the system refuses memory"
  static func untrainable(_ cause: String) -> String { "model: \(cause)" }
  static func ended(
    _ status: String, _ reason: String?, seconds: Double, _ numbers: String
  ) -> String {
    let reason = reason.map { " (\($0))" } ?? ""
    return "\(status) in \(NumberText.short(seconds)) s\(reason): \(numbers)"
  }
  static func diverged(_ cause: String) -> String { "diverged: \(cause); \(advice)" }
  static func interrupted(by signal: String, after numbers: String) -> String {
    "interrupted by \(signal) after \(numbers); run the same command to resume"
  }
  static func stillRunning(_ problem: String, result: String, _ cause: String) -> String {
    "\(problem); \(Legible.escaped(result)) still says 'running': \(cause)"
  }

  // Sweeping.
  static let noSweep = "has no 'sweep:'; runner run runs it"
  static func inAllTrials(_ count: Int) -> String { "in all \(count) trials" }
  static func inTrials(_ count: Int, of total: Int) -> String {
    "in \(count) of \(counted(total, "trial"))"
  }
  static func firstTrial(_ values: String) -> String { ", the first with \(values)" }
  static func noBestInTraining(_ column: String) -> String {
    "of \(column) the last value is known, and not the best"
  }
  static func noValidation(_ column: String) -> String {
    "'\(column)' is not measured; give data.validation"
  }
  static func unmeasured(_ column: String) -> String {
    column.hasPrefix(SweepObjective.train)
      ? "'\(column)' is not measured; add \(column.dropFirst(SweepObjective.train.count)) to metrics.train"
      : "'\(column)' is not measured; it is not among the metrics"
  }
  static func lagBelowJobs(_ lag: Int, _ jobs: Int) -> String {
    "at most \(counted(lag, "trial")) of the search can be under way; use --jobs \(lag), or a lag of "
      + "\(jobs), with which it has other trials"
  }
  static func lostWorker(_ end: WorkerProcess.End) -> String {
    switch end {
    case .signaled(let signal): "its process was ended by signal \(signal)"
    case .exited(let status): "its process ended with status \(status)"
    }
  }
  static func damagedRecords(_ count: Int) -> String {
    count == 1
      ? "the record of 1 trial is damaged, which runs again"
      : "the records of \(count) trials are damaged, which run again"
  }
  static func damagedLines(_ count: Int) -> String {
    "\(counted(count, "line")) of the journals cannot be read, so that decisions may be missing"
  }
  static let unkeptResults = "results could not be kept, so that their trials are begun once more"
  static let stoppedWorker = "its process was told to stop"
  static func beganAgain(_ cause: String) -> String { "\(cause); it is begun once more" }
  static func lostAgain(_ cause: String, log: String) -> String {
    "\(cause), for the second time" + Self.log(log)
  }
  static func log(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).suffix(20).map { "\n  | \($0)" }.joined()
  }
  static func failedBefore(_ count: Int) -> String {
    "\(counted(count, "trial")) failed before; --retry failed runs \(count == 1 ? "it" : "them") again"
  }
  static func interruptedSweep(by signal: String) -> String {
    "; interrupted by \(signal), run the same command to resume"
  }
  static let trialsLeft = "; what is left is for other workers, or for the same command later"
  static let lostClaim =
    "lost its claim: it was not renewed in time, and another worker has taken the trial over"
  static func waiting(_ count: Int) -> String {
    "waiting for \(counted(count, "trial")) that other workers run"
  }
  static func claimedElsewhere(_ id: String) -> String {
    "another worker has claimed the trial \(id)"
  }
  static let indexWithoutCount = "--index K goes with --of N"
  static func indexBeyondCount(_ count: Int) -> String {
    "--index takes a whole number from 0 to \(count - 1), below --of"
  }
  static let countWithoutIndex =
    "--of N goes with --index K, which no variable of an array tells here"
  static func variable(_ name: String, _ value: String) -> String {
    "\(name) is '\(Legible.line(value, limit: 40))'"
  }
  static func loneVariable(_ name: String, _ value: String, without other: String) -> String {
    "\(variable(name, value)), and \(other), which goes with it, is missing; give --index K and --of N"
  }
  static func beyondCount(_ name: String, _ value: String, _ place: Int, _ count: Int) -> String {
    "\(variable(name, value)): task \(place), counted from 0, is none of \(counted(count, "task"))"
  }
  static func sameRuns(_ pairs: [(number: Int, first: Int)], of total: Int) -> String {
    let shown = pairs.prefix(3).map { "trial \($0.number) is trial \($0.first)" }
    let rest = pairs.count > 3 ? ", …" : ""
    return "\(pairs.count) of \(counted(total, "trial")) are the same run as an earlier one: "
      + shown.joined(separator: ", ") + rest
  }

  // Pruning.
  static func pruned(_ decision: PruningDecision, _ measure: PruningMeasure) -> String {
    let check = decision.check
    var text = "pruned by \(decision.rule) after \(measure.unit.text(check.resource))"
    if let rung = check.rung { text += ", at rung \(rung)" }
    if let bracket = check.bracket { text += " of bracket \(bracket)" }
    let best = measure.isBest ? "best." : ""
    text += ": \(best)\(measure.column) \(NumberText.short(decision.value))"
    guard let threshold = decision.threshold else { return text }
    return "\(text), threshold \(NumberText.short(threshold))"
  }
  static func prunedRun(_ reason: String, _ numbers: String) -> String { "\(reason); \(numbers)" }
  static func noPruning(from start: String?, whole: String) -> String {
    guard let start else {
      return "never decides: no training is so long; a run ends with \(whole)"
    }
    return "decides from \(start) on, and a run ends with \(whole)"
  }
  static func otherUnit(
    _ plain: String, isDefault: Bool, _ meant: String, _ unit: PruningUnit
  ) -> String {
    let found = isDefault ? "found the default '\(plain)'" : "found '\(plain)'"
    return "expected lengths in one unit, \(found), which is \(meant), beside one in "
      + "'\(unit.rawValue)'"
  }
  static func unmeasuredBeforeEnd(_ column: String, _ keys: [String]) -> String {
    "'\(column)' is not measured before the end of a run; give a shorter "
      + keys.map { "train.\($0)" }.joined(separator: " or ")
  }

  static func noDecisions(lacking key: String) -> String {
    "has no '\(key):', so that its journals hold no decisions"
  }
  static let noJournal =
    "there is no journal; run the sweep, or give the folder of all results by --out"
  static func otherDecision(_ made: String, _ found: String?) -> String {
    "a decision is not what the reports come to: the journal says \(made), and they say "
      + (found ?? "nothing")
  }
  static func moreDecisions(_ count: Int) -> String {
    "\(count) more decisions are not what the reports come to"
  }

  // Launching.
  static func noSlurmOption(_ name: String) -> String {
    "'\(Legible.escaped(name))' is no name of an option of sbatch"
  }
  static func shortSlurmOption(_ name: String, _ whole: String) -> String {
    "'\(name)' is no name of an option of sbatch; did you mean '\(whole)'?"
  }
  static func ownSlurmOption(_ name: String) -> String {
    "'\(name)' cannot be given: runner gives it itself"
  }
  static func idleSlurmOption(_ name: String) -> String {
    "'\(name)' cannot be given: sbatch submits nothing with it"
  }
  static func noSlurmValue(_ name: String) -> String {
    "'\(name)' needs a value, which may stand behind '='"
  }
  static func needlessSlurmValue(_ name: String) -> String { "'\(name)' takes no value" }
  static let noSlurm = "cannot be started; Slurm is not there, or not in PATH"
  static func unexpected(_ output: String) -> String {
    "said something that was not expected: \(Legible.line(output, limit: 200))"
  }
  static func refusedBySlurm(_ text: String, status: Int32?) -> String {
    let cause = status.map { "ended with status \($0)" } ?? "did not end"
    let lines = text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    return "\(cause): \(Legible.line(lines, limit: 400))"
  }

  // Exporting.
  static let twice = "is there twice"
  static let occupiedFolder =
    "is not empty; name a new folder, since nothing there is mixed or overwritten"
  static let noFolder = "is there and is no folder"
  static let leftOut = "is missing, or cannot be read; the run is left out"
  static let nothingToExport = "no run has a metrics.csv that can be read"
  static let noMetricsHeader =
    "expected the columns of a metrics.csv, each once, of which the first is 'step'"
  static let notSweep = "is no sweep, and no name with one"
  static let noSweepTables =
    "has no trials.csv and summary.json that can be read; run its spec again"
  static let noObjective = "has no objective with its key and direction"
  static let noTrialsHeader = "expected the columns of a trials.csv: id, cell, its axes, status"
  static func cellCount(_ count: Int, _ columns: Int) -> String {
    "has \(counted(count, "cell")), and the header \(counted(columns, "column"))"
  }

  static let noWeights =
    "has no checkpoint/weights.safetensors that can be read; a run keeps it when it is done, and a trial "
    + "of a sweep with 'results: {weights: all}' or, of the best cell, '{weights: best}'"
  static func tooManyTensors(_ most: Int) -> String { "has more than \(most) tensors" }
  static func notOneRun(_ count: Int) -> String {
    count == 0 ? noRuns : severalRuns(count)
  }
  private static func severalRuns(_ count: Int) -> String {
    "holds \(counted(count, "run")); name the one whose weights are meant"
  }
  static let tooLargeModel = "has weights of more than 2 GiB, which a file of ONNX has no room for"
  static func unsuitedShape(_ message: String) -> String { "with --shape: \(message)" }
  static let unknownShape =
    "the sizes of a sample come from the run's data; where these are not at hand, give them: "
    + "--shape 1,28,28"
  static func unsaidLayer(_ name: String, _ why: String) -> String {
    "layer \(Legible.name(name)): \(why)"
  }
  static func modelText(_ run: String) -> String {
    "The model of run \(run), as it is in evaluation: running statistics, and no dropout."
  }
  static func inputText(isNormalized: Bool, areIndices: Bool, features: [String]?) -> String {
    if let features {
      return
        "The columns of a table as encoding.json has them, in this order (a word's input is 1 or 0): "
        + features.joined(separator: ", ")
        + (isNormalized ? ". The first operators are the spec's `normalize`." : ".")
    }
    if isNormalized {
      return
        "Samples as the data hold them, images of bytes from 0 to 1: the first operators are the "
        + "spec's `normalize`."
    }
    return areIndices ? "Indices." : "Samples as the data hold them, images of bytes from 0 to 1."
  }

  // Weights to begin with.
  static let nothingTaken = "none of the model's parameters is read from it"
  static func twiceNamed(_ name: String) -> String {
    "two of its tensors would be \(Legible.name(name)); rename one of them otherwise"
  }
  static func taken(
    _ count: Int, of total: Int, initial: [String], unknown: [String]
  ) -> String {
    "\(count) of \(counted(total, "parameter")) taken"
      + (initial.isEmpty ? "" : "; initial values: \(someNames(initial))")
      + (unknown.isEmpty ? "" : "; not in the model: \(someNames(unknown))")
  }
  static func otherEncoding(_ names: [String]) -> String {
    "the samples are read otherwise than the run's: \(someNames(names)); what is learnt from samples is "
      + "learnt anew from these"
  }
  private static func someNames(_ names: [String]) -> String {
    let shown = names.prefix(8).map { Legible.escaped($0) } + (names.count > 8 ? ["…"] : [])
    return shown.joined(separator: ", ")
  }

  static func otherUnfreezing(_ old: Int, _ new: Int) -> String {
    "the group was trained from step \(old) on, and of the new length is from step \(new) on"
  }

  // Measuring finished runs.
  static func otherNetwork(
    _ name: String, _ shape: String?, model: String, samples: String
  ) -> String {
    let found =
      shape.map { "its \(Legible.name(name)) has the shape \($0)" }
      ?? "it has no \(Legible.name(name))"
    return "\(found), but the run's model has \(model) for samples of shape \(samples)"
  }
  static let noFile = "no such file or folder"
  static func damagedEncoding(_ reason: String) -> String {
    "tells nothing of the run's samples: \(reason)"
  }
  static let lostNormalization =
    "the numbers that the run has normalized its inputs by are not there"
  static func unknownClass(_ number: Int, of sample: Int, _ count: Int) -> String {
    "sample \(sample) (from 0) is of class \(number); the run's classes are 0 to \(count - 1)"
  }

  static func otherInputs(_ reason: String) -> String {
    "the samples are not like those of the run: \(reason)"
  }
  static let noColumns =
    "has no columns; --key names one of a table, and `file` the files of a folder of images"
  static func noKey(_ column: String) -> String {
    "there is no column \(Legible.name(column)) to name the samples by"
  }
  static let droppedRows =
    "rows with gaps were left out, so that the cells of the key are more than the samples"
  static func unfinished(_ status: String) -> String { "the run is \(status), not done" }
  static func unreplaced(_ dataset: String, _ keys: [String]) -> String {
    "replaces nothing: the data set \(dataset) reads "
      + (keys.isEmpty ? "no file" : keys.joined(separator: " and "))
  }
  static let noTargetsFile = "needs the file of its targets beside it: --targets"
  static let otherData =
    "the data are not those that it was trained on, so that others would be held out; bring those back, or "
    + "give a file with --data"
  static let noTest = "has no test samples; give data.test, or another file with --data"
  static let noHeldOut =
    "holds no samples out; give another file with --data, or measure on what was trained on with "
    + "--split train"

  // Showing.
  static let nothingToDraw = "the run has no steps to draw"
  static let namelessFile = "a file needs a name"
  static let directory = "is a directory"
  static func missingFolder(_ folder: String) -> String {
    "there is no folder \(Legible.name(folder))"
  }
  static let existingFile = "exists already; runner init replaces no file"
  static let irregularFile = "is not a regular file"
  static let noSharedColumn = "no column is in both"
  static func intervals(_ first: String, _ second: String) -> String {
    "one scheduler advances by \(first), the other by \(second); give both the same 'interval'"
  }
  static func only(in path: String, _ columns: [String]) -> String {
    "only in \(path): \(columns.joined(separator: ", "))"
  }
  static func sampled(_ compared: Int, of length: String) -> String {
    "compared at \(compared) of \(length): even ones, and all around joins and differences"
  }
  static func equal(over length: String, _ columns: [String]) -> String {
    "equal over \(length): \(columns.joined(separator: ", "))"
  }
}
