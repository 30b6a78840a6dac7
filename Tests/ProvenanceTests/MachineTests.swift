import Foundation
import Testing

@testable import Provenance

@Suite struct MachineTests {
  @Test func `the processor's model is the first that the list names`() {
    let list = """
      processor\t: 0
      vendor_id\t: X
      model\t\t: 106
      model name\t: Some  CPU @ 2.60GHz
      model name\t: Other
      """
    #expect(Machine.model(inProcessorList: list) == "Some CPU @ 2.60GHz")
    #expect(Machine.model(inProcessorList: "processor\t: 0\nBogoMIPS\t: 50.00\n") == nil)
    #expect(Machine.model(inProcessorList: "model name\t: \n") == nil)
  }

  @Test(arguments: [
    ("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2),
    ("Cpus_allowed:\tff,ffffffff\n", 40), ("Cpus_allowed:\t00000000,00000005\n", 2),
    ("Cpus_allowed:\t0\n", nil), ("Cpus_allowed_list:\t0-1\n", nil), ("", nil),
  ])
  func `allowed processors are counted in the mask`(_ status: String, _ count: Int?) {
    #expect(Machine.allowedCores(inStatus: status) == count)
  }

  @Test func `this machine has a name, a processor and cores`() {
    let machine = Machine.current()
    #expect(!machine.host.isEmpty)
    #expect(!machine.cpu.isEmpty)
    #expect((1...ProcessInfo.processInfo.processorCount).contains(machine.cores))
  }
}
