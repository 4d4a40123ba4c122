/// What every implementation of a port keeps, in memory and on the real services: the same
/// sentences checked on both, so that a test over memory tells about the deployment.
package dev.utkast.testkit.contract;
