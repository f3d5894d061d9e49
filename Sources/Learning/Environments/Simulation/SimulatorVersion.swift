internal import CMuJoCo

/// The version of the MuJoCo library that is linked, such as "2.2.2".
public var simulatorVersion: String { String(cString: mj_versionString()) }
