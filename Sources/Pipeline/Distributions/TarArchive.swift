import Foundation
import Typesetting

/// Writes a folder as a compressed archive.
///
/// Its bytes depend on the names, contents and executable bits of the files, on `time` in seconds since
/// 1970, and on the version of xz, but on nothing else of this machine.
///
/// - Throws: `DistributionError.program` if tar or xz is missing or fails.
func writeTarArchive(of folder: URL, time: String, to file: URL) throws(DistributionError) {
  let (tar, xz) = (Tool(name: "tar", packages: "tar"), Tool(name: "xz", packages: "xz-utils"))
  do throws(TypesettingError) {
    _ = try xz.location()
    let (status, output) = try tar.run(
      [
        "--create", "--file=\(file.path)", "--use-compress-program=xz --threads=1 -6",
        "--format=gnu", "--sort=name", "--owner=0", "--group=0", "--numeric-owner",
        "--mode=u=rwX,go=rX", "--mtime=@\(time)", folder.lastPathComponent,
      ],
      in: folder.deletingLastPathComponent(),
      // These variables would add options.
      environment: ["TAR_OPTIONS": "", "XZ_DEFAULTS": "", "XZ_OPT": ""])
    guard status == 0 else {
      throw .fault(
        tool: "tar", file: file.path, line: output, remedy: "make room, or choose another --output")
    }
  } catch {
    throw .program(error)
  }
}
