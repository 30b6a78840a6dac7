import JSON
import Testing

@testable import Execution

@Suite struct KubernetesJobTests {
  @Test(
    arguments: [
      ("lenet", "runner-lenet-0123456789ab"), ("LeNet 5.1", "runner-lenet-5-1-0123456789ab"),
      ("é--$(x)", "runner-x-0123456789ab"), ("...", "runner-0123456789ab"),
      (
        "a23456789012345678901234567890123", "runner-a23456789012345678901234567890-0123456789ab"
      ),
      (
        "a2345678901234567890123456789-bcd", "runner-a2345678901234567890123456789-0123456789ab"
      ),
    ]) func `a name is one that Kubernetes allows`(_ name: String, _ expected: String)
  {
    let found = KubernetesJob.name(of: name, sweep: "0123456789ab")
    // A pod's host has the index behind it, and at most 63 characters.
    #expect(found == expected && found.utf8.count <= 56)
  }

  @Test func `no text of the user's is a variable of Kubernetes'`() {
    #expect(KubernetesJob.literal("$(HOME) $$(A) $") == "$$(HOME) $$$$(A) $$")
  }

  @Test func `a document is YAML in blocks, with each text between quotes`() {
    let document = JSONValue.object([
      ("a", "no"), ("b", .array([.object([("c", 1), ("d", .array(["x\n\"y", true]))]), 2])),
      ("e", .object([])), ("f", .object([("g", .null)])),
    ])
    #expect(
      ManifestText.text(of: document) == """
        a: "no"
        b:
          - c: 1
            d:
              - "x\\n\\"y"
              - true
          - 2
        e: {}
        f:
          g: null

        """)
  }
}
