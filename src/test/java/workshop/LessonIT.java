package workshop;

import static io.cucumber.junit.platform.engine.Constants.EXECUTION_DRY_RUN_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import workshop.report.cucumber.ReportPlugins;

/** Runs the features of all lessons on a real cluster. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
// A dry run would pass each step without doing it.
@ConfigurationParameter(key = EXECUTION_DRY_RUN_PROPERTY_NAME, value = "false")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "workshop.steps")
@ConfigurationParameter(
    key = PLUGIN_PROPERTY_NAME,
    value = "workshop.run.RunEvents," + ReportPlugins.OF_A_BUILD)
public class LessonIT {}
