import Messages
import Testing

@Suite struct NumberTextTests {
  // python3: '%.4g' % x
  @Test(arguments: [
    (0.123456, "0.1235"), (1e-7, "1e-07"), (12, "12"), (123456, "1.235e+05"), (0, "0"),
    (-0.00012344, "-0.0001234"), (.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"),
    (-1.7976931348623157e308, "-1.798e+308"),
  ])
  func `numbers have at most four digits`(_ number: Double, _ text: String) {
    #expect(NumberText.short(number) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func `thousands are apart`(_ number: Int, _ text: String) {
    #expect(NumberText.grouped(number) == text)
  }

  @Test(arguments: [
    (0, "0 steps", "0 steps"), (1, "1 step", "1 step"), (1000, "1000 steps", "1,000 steps"),
  ])
  func `one thing has no s, others have one`(_ count: Int, _ plain: String, _ grouped: String) {
    #expect(counted(count, "step") == plain)
    #expect(counted(count, "step", isGrouped: true) == grouped)
  }

  @Test func `hexadecimal digits are as many as asked for`() {
    #expect([0, 9, 171, 255].hexadecimal == "0009abff")
    #expect(0xABC.hexadecimal() == "abc")
    #expect(0xABC.hexadecimal(width: 4, uppercase: true) == "0ABC")
    #expect(0.hexadecimal() == "0")
  }
}
