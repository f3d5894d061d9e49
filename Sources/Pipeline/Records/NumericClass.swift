import Foundation

/// The machines that give the same bits: an instruction set, and the C library whose functions the
/// simulations and evaluations call.
///
/// Products and the functions of training are our own and the same in all of x86-64-v3.
public struct NumericClass: Equatable, Sendable, CustomStringConvertible {
  /// Such as `x86-64-v3, glibc 2.36`.
  public let description: String

  /// The name of the class among the facts of a result's provenance and in checkpoints.
  public static let key = "numeric_class"

  /// That of this program on this machine.
  public static let current = NumericClass(description: "\(instructions), \(library)")

  private static var instructions: String {
    #if arch(x86_64)
      "x86-64-v3"
    #else
      "arm64"
    #endif
  }

  private static var library: String {
    var name = [CChar](repeating: 0, count: 64)
    let count = confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
    guard count > 1 else { return "unknown libm" }
    return String(decoding: name.prefix(count - 1).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Provenance {
  /// The numeric class of the result; those of older programs have none.
  public var numericClass: String { environment[NumericClass.key] ?? "not recorded" }
}
