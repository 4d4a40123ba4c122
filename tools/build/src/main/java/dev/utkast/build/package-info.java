/// What the build itself runs.
package dev.utkast.build;
