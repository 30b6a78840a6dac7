internal import JSON
internal import Messages
package import RangeTests
internal import RealModule
internal import Schedules

/// What range tests say, as lines for people and as an object.
package struct RangeReport: Sendable {
  /// The tests.
  package let sources: [RangeSource]
  /// What they say together.
  package let answer: RangeAnswer
  private let isRaw: Bool
  /// Runs that show whether the recommendation is good.
  package var verification: RateVerification?
  /// Options that put it into a spec.
  package var options: RateOptions?

  /// Reads range tests of the same rates.
  ///
  /// - Throws: `Problem` where their rates differ.
  package init(_ sources: [RangeSource], isRaw: Bool) throws(Problem) {
    (self.sources, self.isRaw) = (sources, isRaw)
    if let other = sources.first(where: { $0.knob != sources[0].knob }) {
      throw Problem(
        at: other.name, Message.otherKnob(other.knob, sources[0].knob), .invalidData)
    }
    do throws(RangeError) {
      answer = try RangeAnswer(sources.map(\.curve), isRaw: isRaw)
    } catch { throw Problem(at: sources[0].name, error.message, .invalidData) }
  }

  /// The rates that are recommended: the greatest, and one to begin with; nil where there are none.
  package var recommended: ClosedRange<Double>? { isOfSizes ? nil : answer.recommended }

  /// Whether batch sizes were tested, of which no method reads a rate.
  var isOfSizes: Bool { sources[0].knob == TestedQuantity.batchSize.rawValue }

  /// The batch sizes between which the loss fell; nil where other things were tested, or it never did.
  var falling: ClosedRange<Double>? { isOfSizes ? answer.curve.fallingPart : nil }

  /// The learning rates that are recommended.
  ///
  /// - Throws: `Problem` where there are none, or where something else was tested.
  package func recommendedRate() throws(Problem) -> ClosedRange<Double> {
    let knob = sources[0].knob
    guard knob == "lr" else { throw Problem(at: place, Message.noRate(knob), .invalidData) }
    guard let recommended else { throw Problem(at: place, Message.noRecommendation, .invalidData) }
    return recommended
  }

  /// What makes the answer doubtful.
  package var warnings: [Problem] {
    var warnings = sources.compactMap { source in
      source.chosen.map { Problem(at: source.name, Message.severalRates($0), nil) }
    }
    warnings += doubts.map { Problem(at: place, $0, nil) }
    if let doubt = verification?.doubt { warnings.append(Problem(at: place, doubt, nil)) }
    let counts = sources.map(\.curve.rates.count)
    if let least = counts.min(), let most = counts.max(), 2 * least < most {
      warnings.append(Problem(at: place, Message.shortTest(least, of: most), nil))
    }
    if let agreement = answer.agreement, agreement > 1, !isOfSizes {
      warnings.append(Problem(at: place, Message.disagreement(NumberText.typed(agreement)), nil))
    }
    return warnings
  }

  /// Why there may be no answer in the losses.
  private var doubts: [String] {
    let (losses, rates) = (answer.curve.losses, answer.curve.rates)
    var doubts: [String] = []
    if let gap = losses.firstIndex(where: { !$0.isFinite }),
      losses[gap...].contains(where: \.isFinite)
    {
      doubts.append(Message.lossGap(NumberText.typed(rates[gap])))
    }
    let points = (isRaw || isOfSizes ? RangeLibrary.none : .fastai).points(of: answer.curve)
    if points.losses.count < 10, !isOfSizes {
      doubts.append(Message.fewPoints(points.losses.count))
    }
    if let falling, falling.upperBound == rates.last { doubts.append(Message.fallsAtLast) }
    if let first = points.losses.first, !points.losses.contains(where: { $0 < first }) {
      doubts.append(Message.noFall)
    }
    return doubts
  }

  private var place: String {
    sources.count == 1 ? sources[0].name : counted(sources.count, "range test")
  }

  /// Where it is from, and which rates it has.
  var subtitle: String {
    let rates = answer.curve.rates
    let ends = "from \(NumberText.typed(rates[0])) to \(NumberText.typed(rates[rates.count - 1]))"
    return "\(place): \(counted(rates.count, isOfSizes ? "batch size" : "rate")) \(ends)"
  }

  /// The lines: where it is from, a rate a method, the recommendation; of batch sizes the losses.
  package var lines: [String] {
    if isOfSizes { return sizeLines }
    let hasSpread = answer.suggestions.contains { $0.spread != nil }
    let rows = answer.suggestions.map { suggestion -> [String] in
      let name = suggestion.method
      let spread =
        hasSpread ? [suggestion.spread.map { "\(NumberText.typed($0)) decades" } ?? ""] : []
      switch suggestion.rate {
      case .success(let rate): return [name, NumberText.typed(rate)] + spread + [""]
      case .failure(let error): return [name, "-"] + spread + [error.reason]
      }
    }
    let header = ["method", sources[0].knob] + (hasSpread ? ["spread"] : []) + [""]
    let verified = verification.map { [""] + $0.lines } ?? []
    return [Legible.escaped(subtitle), ""] + TextTable.lines([header] + rows)
      + ["", conclusion] + verified + (options.map { ["", $0.line] } ?? [])
  }

  private var sizeLines: [String] {
    let curve = answer.curve
    let rows = curve.rates.indices.map { index in
      [
        NumberText.typed(curve.rates[index]), NumberText.typed(curve.losses[index]),
        curve.newLows[index] ? "below all before" : "",
      ]
    }
    return [Legible.escaped(subtitle), ""]
      + TextTable.lines([[sources[0].knob, "loss", ""]] + rows)
      + ["", conclusion] + Message.meaningOfSizes
  }

  /// What is read off it, in a line.
  var conclusion: String {
    if isOfSizes {
      return falling.map {
        Message.falling(NumberText.typed($0.lowerBound), NumberText.typed($0.upperBound))
      } ?? Message.noFall
    }
    guard let recommended else { return Message.noRecommendation }
    let agreement = answer.agreement.map { ", within \(NumberText.typed($0)) decades" } ?? ""
    return "recommended: max \(NumberText.typed(recommended.upperBound)), "
      + "base \(NumberText.typed(recommended.lowerBound)) "
      + "(the median of valley, minimum and steep\(agreement); a tenth of it)"
  }

  /// The same as an object on one line.
  package var json: String {
    let suggestions = answer.suggestions
    return JSONValue.object([
      ("format", 1.json), ("sources", .array(sources.map(\.name.json))), ("raw", isRaw.json),
      ("rates", answer.curve.rates.count.json),
      (
        "suggestions",
        .object(suggestions.map { ($0.method, (isOfSizes ? nil : try? $0.rate.get()).json) })
      ),
      (
        "reasons",
        .object(
          suggestions.compactMap { suggestion in
            if isOfSizes { return (suggestion.method, Message.readsNoSizes.json) }
            guard case .failure(let error) = suggestion.rate else { return nil }
            return (suggestion.method, error.reason.json)
          })
      ),
      (
        "spread",
        .object(
          suggestions.compactMap { each in
            isOfSizes ? nil : each.spread.map { (each.method, $0.json) }
          })
      ),
      (
        "recommended",
        recommended.map {
          .object([("base", $0.lowerBound.json), ("max", $0.upperBound.json)])
        } ?? .null
      ), ("agreement", (isOfSizes ? nil : answer.agreement).json),
      (
        "falling",
        falling.map {
          .object([("smallest", $0.lowerBound.json), ("largest", $0.upperBound.json)])
        } ?? .null
      ),
      ("verification", verification?.json ?? .null),
      ("options", options.map { .array($0.settings.map(\.json)) } ?? .null),
    ]).compactText
  }
}
