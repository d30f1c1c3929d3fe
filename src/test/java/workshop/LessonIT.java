package workshop;

import static io.cucumber.junit.platform.engine.Constants.EXECUTION_DRY_RUN_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs the features on a real cluster. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
// A dry run would pass each step without doing it.
@ConfigurationParameter(key = EXECUTION_DRY_RUN_PROPERTY_NAME, value = "false")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "workshop.steps")
@ConfigurationParameter(
    key = PLUGIN_PROPERTY_NAME,
    value =
        "workshop.steps.Screen,workshop.report.cucumber.LessonReport:target/report/lesson.html,message:target/report/lesson.ndjson,json:target/report/lesson.json,junit:target/report/lesson.xml,workshop.report.cucumber.JunitVerdict:target/report/lesson.xml")
public class LessonIT {}
