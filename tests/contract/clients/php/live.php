<?php
// A day at the registry with the client of openapi-generator for PHP: live.php SERVER SERIAL PACKAGE.

declare(strict_types=1);

use GuzzleHttp\Client;
use OpenAPI\Client\Api;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model;

[, $server, $serial, $package] = $argv;
require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class) use ($package): void {
    $file = $package . '/lib/' . strtr(substr($class, strlen('OpenAPI\\Client\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'OpenAPI\\Client\\') && is_file($file)) {
        require $file;
    }
});

$settings = (new Configuration())->setHost($server);
$http = new Client();

log_in();
$class = page_on();
$trainee = create();
patch($trainee);
read_problem($trainee->getResidenceUnitId());
upload();
download($class);

function api(string $name): object
{
    global $http, $settings;
    $class = "OpenAPI\\Client\\Api\\{$name}Api";
    return new $class($http, $settings);
}

function log_in(): void
{
    global $settings;
    $token = api('Oauth')->oauthToken('password', 'school', 'hoc-nghe-son-la')->getAccessToken();
    $settings->setAccessToken($token);
    said('log in', $token !== '');
}

function page_on(): string
{
    $asked = ['limit' => 2, 'applied_date_gte' => '2020-01-01'];
    $first = api('Enrolments')->enrolmentList(...$asked);
    said('list', count($first->getData()) === 2);
    $second = api('Enrolments')->enrolmentList(...$asked, cursor: $first->getPage()->getNextCursor());
    $id = $first->getData()[0]->getId();
    said('page on', !in_array($id, array_map(fn ($row) => $row->getId(), $second->getData()), true));
    return $first->getData()[0]->getClassId();
}

function person(string $citizen_id, string $commune): Model\TraineeInput
{
    return (new Model\TraineeInput())->setCitizenId($citizen_id)->setFullName('Lò Thị Hoa')
        ->setSex(Model\Sex::FEMALE)->setBirthDate('2004-03-08')->setResidenceUnitId($commune);
}

function create(): Model\TraineeView
{
    global $serial;
    $commune = api('AdminUnits')->unitResolve('03646', '2024-05-01')->getUnit()->getId();
    $made = api('Trainees')->traineeCreate(person("0143049{$serial}001", $commune), "live-$serial");
    said('create', $made->getFullName() === 'Lò Thị Hoa' && $made->getSex() === 'FEMALE');
    return $made;
}

function patch(Model\TraineeView $trainee): void
{
    $change = (new Model\TraineeInputPatch())->setAddress('Bản Mòng');
    $version = '"' . $trainee->getVersion() . '"';
    $changed = api('Trainees')->traineeChange($trainee->getId(), $version, $change);
    said('patch', $changed->getAddress() === 'Bản Mòng');
    try {
        api('Trainees')->traineeChange($trainee->getId(), $version, $change);
        said('patch of a stale version', false);
    } catch (ApiException $error) {
        said('patch of a stale version', $error->getCode() === 412);
    }
}

function read_problem(string $commune): void
{
    global $serial;
    try {
        api('Trainees')->traineeCreate(person("0143059{$serial}001", $commune));
        said('problem', false);
    } catch (ApiException $error) {
        $fault = $error->getResponseObject()->getErrors()[0];
        said('problem', $error->getCode() === 422 && $fault->getCode() === 'CITIZEN_ID_BIRTH_YEAR'
            && $fault->getPointer() === '/citizenId');
    }
}

function upload(): void
{
    global $serial;
    $row = ['fullName' => 'Lò Thị Mai', 'sex' => 'FEMALE', 'birthDate' => '2004-05-17',
        'citizenId' => "0143049{$serial}002", 'residenceCode' => '03646'];
    $job = api('Imports')->importCreate(Model\ImportKind::TRAINEES, 'live', json_encode($row) . "\n",
        contentType: 'application/x-ndjson');
    for ($tries = 0; $job->getState() !== 'SUCCEEDED' && $tries < 100; $tries++) {
        usleep(100_000);
        $job = api('Imports')->importRead($job->getId());
    }
    said('upload', $job->getState() === 'SUCCEEDED' && $job->getCounts()->getCreated() === 1);
}

function download(string $class): void
{
    $file = api('Documents')->classDocumentRead($class, 'trainees');
    said('download', $file->fread(4) === '%PDF');
}

function said(string $step, bool $holds): void
{
    echo $holds ? 'ok  ' : 'FAILED  ', $step, "\n";
    if (!$holds) {
        exit(1);
    }
}
