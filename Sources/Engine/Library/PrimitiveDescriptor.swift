import COneDNN

/// An implementation that oneDNN chose for an operation, with the layouts that it wants.
final class PrimitiveDescriptor {
  let raw: dnnl_primitive_desc_t

  /// Asks for an implementation of an operation.
  ///
  /// - Parameters:
  ///   - name: What it is, for the error.
  ///   - description: One of the library's descriptions, empty, such as `dnnl_inner_product_desc_t`.
  ///   - rectified: Whether ReLU follows within the primitive.
  ///   - hint: The forward implementation that a backward one belongs to.
  ///   - describe: Fills the description in.
  /// - Throws: `EngineError` where oneDNN has no implementation.
  init<Description>(
    _ name: String, _ description: Description, rectified: Bool = false,
    hint: PrimitiveDescriptor? = nil, _ describe: (inout Description) -> dnnl_status_t
  ) throws(EngineError) {
    var operation = description
    try Library.check(describe(&operation), "describe \(name)")
    let library = try Library.open()
    let attributes = try PrimitiveDescriptor.attributes(rectified: rectified)
    defer { dnnl_primitive_attr_destroy(attributes) }
    var descriptor: dnnl_primitive_desc_t?
    let status = withUnsafePointer(to: operation) {
      dnnl_primitive_desc_create(&descriptor, $0, attributes, library.engine, hint?.raw)
    }
    try Library.check(status, "compile \(name)")
    guard let descriptor else { throw EngineError("oneDNN cannot compile \(name)") }
    raw = descriptor
  }

  /// Asks for an implementation that copies from one layout to another.
  init(
    reorder source: MemoryDescriptor, to destination: MemoryDescriptor
  ) throws(EngineError) {
    let library = try Library.open()
    let attributes = try PrimitiveDescriptor.attributes(rectified: false)
    defer { dnnl_primitive_attr_destroy(attributes) }
    var (source, destination) = (source.raw, destination.raw)
    var descriptor: dnnl_primitive_desc_t?
    try Library.check(
      dnnl_reorder_primitive_desc_create(
        &descriptor, &source, library.engine, &destination, library.engine, attributes),
      "reorder an array")
    guard let descriptor else { throw EngineError("oneDNN cannot reorder an array") }
    raw = descriptor
  }

  deinit { dnnl_primitive_desc_destroy(raw) }

  /// The layout of an argument.
  func layout(_ query: dnnl_query_t, _ index: Int32 = 0) throws(EngineError) -> MemoryDescriptor {
    guard let descriptor = dnnl_primitive_desc_query_md(raw, query, index) else {
      throw EngineError("oneDNN does not tell a layout")
    }
    return MemoryDescriptor(descriptor.pointee)
  }

  /// Memory that the forward primitive leaves for the backward one.
  func workspace() throws(EngineError) -> (tensor: Tensor, layout: MemoryDescriptor) {
    let layout = try layout(dnnl_query_workspace_md)
    return (Tensor(byteCount: layout.byteCount), layout)
  }

  /// Whether it is oneDNN's reference implementation: right, and hundreds of times slower.
  var isReference: Bool {
    var name: UnsafePointer<CChar>?
    let status = dnnl_primitive_desc_query(raw, dnnl_query_impl_info_str, 0, &name)
    guard status == dnnl_success, let name else { return false }
    return String(cString: name).hasPrefix("ref")
  }

  /// Attributes: memory for intermediate results comes from us, so that it lies in the arena.
  private static func attributes(rectified: Bool) throws(EngineError) -> dnnl_primitive_attr_t {
    var created: dnnl_primitive_attr_t?
    try Library.check(dnnl_primitive_attr_create(&created), "make attributes")
    guard let attributes = created else { throw EngineError("oneDNN made no attributes") }
    try Library.check(
      dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
      "take scratch memory")
    guard rectified else { return attributes }
    var operations: dnnl_post_ops_t?
    try Library.check(dnnl_post_ops_create(&operations), "fuse operations")
    defer { dnnl_post_ops_destroy(operations) }
    try Library.check(
      dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_relu, 0, 0), "fuse relu")
    try Library.check(
      dnnl_primitive_attr_set_post_ops(attributes, operations), "fuse operations")
    return attributes
  }
}
