/**
 * YAML that knows the line of each value: strict reading of files of a known shape, comparing an
 * excerpt with the whole, finding keys and values. Every room may use it; it uses none. Start
 * reading at {@link workshop.yaml.YamlTree}.
 */
package workshop.yaml;
