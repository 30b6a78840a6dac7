import COneDNN

extension Primitive {
  /// What a primitive reads or writes: the number it knows it by, its memory, and how that is laid
  /// out.
  struct Argument {
    let number: Int32
    let tensor: Tensor
    let layout: MemoryDescriptor

    init(_ number: Int32, _ tensor: Tensor, _ layout: MemoryDescriptor) {
      (self.number, self.tensor, self.layout) = (number, tensor, layout)
    }

    private init(_ number: Int32, _ value: Value) {
      self.init(number, value.tensor, value.descriptor)
    }

    static func source(_ value: Value) -> Argument { Argument(DNNL_ARG_SRC_0, value) }
    static func secondSource(_ value: Value) -> Argument { Argument(DNNL_ARG_SRC_1, value) }
    static func result(_ value: Value) -> Argument { Argument(DNNL_ARG_DST_0, value) }
    static func weights(_ value: Value) -> Argument { Argument(DNNL_ARG_WEIGHTS_0, value) }
    static func bias(_ value: Value) -> Argument { Argument(DNNL_ARG_BIAS, value) }
    static func sourceGradient(_ value: Value) -> Argument { Argument(DNNL_ARG_DIFF_SRC_0, value) }
    static func resultGradient(_ value: Value) -> Argument { Argument(DNNL_ARG_DIFF_DST_0, value) }
    static func weightsGradient(_ value: Value) -> Argument {
      Argument(DNNL_ARG_DIFF_WEIGHTS_0, value)
    }
    static func biasGradient(_ value: Value) -> Argument { Argument(DNNL_ARG_DIFF_BIAS, value) }
    static func mean(_ value: Value) -> Argument { Argument(DNNL_ARG_MEAN, value) }
    static func variance(_ value: Value) -> Argument { Argument(DNNL_ARG_VARIANCE, value) }
    static func scale(_ value: Value) -> Argument { Argument(DNNL_ARG_SCALE, value) }
    static func shift(_ value: Value) -> Argument { Argument(DNNL_ARG_SHIFT, value) }
    static func scaleGradient(_ value: Value) -> Argument { Argument(DNNL_ARG_DIFF_SCALE, value) }
    static func shiftGradient(_ value: Value) -> Argument { Argument(DNNL_ARG_DIFF_SHIFT, value) }

    /// Memory from forward to backward.
    static func workspace(_ memory: (tensor: Tensor, layout: MemoryDescriptor)) -> Argument {
      Argument(DNNL_ARG_WORKSPACE, memory.tensor, memory.layout)
    }
  }
}
