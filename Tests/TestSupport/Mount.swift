public import Foundation

/// A small disk in memory, unmounted with its last reference.
public final class Mount {
  /// Whether this process may mount file systems.
  public static let isPermitted = (try? Mount(options: "size=64k")) != nil

  private struct Refused: Error {}

  private let folder: TemporaryFolder
  public var url: URL { folder.url }

  public init(options: String) throws {
    folder = try TemporaryFolder()
    guard mount("tmpfs", folder.url.path, "tmpfs", 0, options) == 0 else { throw Refused() }
  }

  /// Changes the size of the disk, as in `size=1m`.
  public func change(_ options: String) throws {
    guard mount("tmpfs", url.path, "tmpfs", UInt(MS_REMOUNT), options) == 0 else {
      throw Refused()
    }
  }

  public func makeReadOnly() throws {
    let flags = UInt(MS_REMOUNT) | UInt(MS_RDONLY)
    guard mount("tmpfs", url.path, "tmpfs", flags, nil) == 0 else { throw Refused() }
  }

  deinit { umount2(url.path, Int32(MNT_DETACH)) }
}
