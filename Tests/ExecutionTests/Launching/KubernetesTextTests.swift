import Testing

@testable import Execution

/// Texts and values from Kubernetes' own documents and tests.
@Suite struct KubernetesTextTests {
  @Test(
    arguments: [
      ("2", 2), ("0.5", 0.5), (".5", 0.5), ("5.", 5), ("500m", 0.5), ("100u", 1e-4), ("+1", 1),
      ("-1", -1), ("4Gi", 4_294_967_296), ("1Ki", 1024), ("128974848", 128_974_848),
      ("129e6", 129e6), ("129M", 129e6), ("123Mi", 128_974_848), ("1E3", 1000), ("1E", 1e18),
      ("1e-3", 1e-3), ("1k", 1000), ("0.5Ti", 549_755_813_888),
    ] as [(String, Double)]) func `a quantity has its value`(_ text: String, _ value: Double)
  {
    let found = KubernetesText.quantity(text)
    #expect(
      found.map { abs($0 - value) <= 1e-12 * abs(value) } == true, "\(text): \(found ?? .nan)")
  }

  @Test(arguments: [
    "", ".", "two", "4GB", "4gi", "1.2.3", "1 Gi", " 1", "1K", "0x10", "1e", "1e1.5", "1ee3", "--1",
    "inf", "nan", "1m2", "٣", "m",
  ])
  func `what is no quantity has none`(_ text: String) {
    #expect(KubernetesText.quantity(text) == nil)
  }

  @Test(
    arguments: [
      ("runner", true), ("a-b.c-1", true), ("1", true), ("", false), ("A", false), ("a_b", false),
      ("-a", false), ("a-", false), ("a..b", false), (".a", false), ("a.-b", false), ("ä", false),
      (String(repeating: "a", count: 253), true), (String(repeating: "a", count: 254), false),
    ]) func `a name is a subdomain of RFC 1123`(_ text: String, _ isName: Bool)
  {
    #expect(KubernetesText.isName(text) == isName)
  }

  @Test(
    arguments: [
      ("runner", true), ("registry:5000/a/runner:1.2_x@sha256:0f", true), ("Host.io/r", true),
      ("", false), ("a b", false), ("-r", false), ("r\n", false), ("$(x)", false), ("r;ls", false),
    ]) func `an image has a name that can be one`(_ text: String, _ isImage: Bool)
  {
    #expect(KubernetesText.isImage(text) == isImage)
  }
}
