/// A day of the Gregorian calendar with a time, without a time zone.
struct CalendarTime: Equatable {
  var (year, month, day, hour, minute, second) = (1970, 1, 1, 0, 0, 0)

  /// Reads `2024-02-29`, or with a time behind a blank or a `T`: `2024-02-29 13:45` and `…:30`, a `Z` behind it
  /// or not; nil for anything else.
  init?(_ text: some Sequence<UInt8>) {
    var bytes = Array(text)
    if bytes.count > 10, bytes.last == UInt8(ascii: "Z") { bytes.removeLast() }
    guard [10, 16, 19].contains(bytes.count) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Optional(0)) { value, byte in
        guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return 10 * value + Int(byte - UInt8(ascii: "0"))
      }
    }
    func has(_ characters: String, at places: [Int]) -> Bool {
      places.allSatisfy { characters.utf8.contains(bytes[$0]) }
    }
    guard has("-", at: [4, 7]), let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10), (1...12).contains(month),
      (1...Self.days(in: month, year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    guard bytes.count > 10 else { return }
    guard has(" T", at: [10]), has(":", at: bytes.count > 16 ? [13, 16] : [13]),
      let hour = number(11..<13), let minute = number(14..<16), hour < 24, minute < 60
    else { return nil }
    (self.hour, self.minute) = (hour, minute)
    guard bytes.count > 16 else { return }
    guard let second = number(17..<19), second < 60 else { return nil }
    self.second = second
  }

  /// The time that lies so many seconds after the first day of 1970.
  ///
  /// Source: Hinnant, "chrono-compatible low-level date algorithms".
  init(seconds: Double) {
    let whole = Int(seconds.rounded(.down))
    let days = (whole - Self.modulo(whole, 86_400)) / 86_400
    let rest = Self.modulo(whole, 86_400)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    let shifted = days + 719_468
    let era = (shifted - Self.modulo(shifted, 146_097)) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Seconds since the first day of 1970.
  var seconds: Double {
    Double(days * 86_400 + hour * 3600 + minute * 60 + second)
  }

  /// The day of the week, 0 for Monday.
  var weekday: Int { Self.modulo(days + 3, 7) }

  private var days: Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year - Self.modulo(year, 400)) / 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let ofEra =
      (year - era * 400) * 365 + (year - era * 400) / 4 - (year - era * 400) / 100 + ofYear
    return era * 146_097 + ofEra - 719_468
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
