<?php
// A server that PHP makes from the official description alone, for our own client: run by `php -S`, which starts this file anew
// for each request. Environment: WSDL_FOLDER, STATE_FILE. It knows one account (demo / demo) and one session.
ini_set('soap.wsdl_cache_enabled', '0');
const SESSION = 'B7D1C0FFEE5E5510-0001';
$base = 'http://' . $_SERVER['HTTP_HOST'] . '/EDPWS/EDPWS.dll?Handler=';

function transports(): array
{
    return is_file(getenv('STATE_FILE')) ? json_decode(file_get_contents(getenv('STATE_FILE')), true) : [];
}

function keep(array $transports): void
{
    file_put_contents(getenv('STATE_FILE'), json_encode($transports));
}

function listed(mixed $items): array
{
    return is_array($items) ? $items : [$items];
}

function variable(string $name, string $value): array
{
    return ['attribute' => $name, 'type' => 'TYPE_STRING', 'simpleValue' => $value, 'nValues' => 0,
        'multipleStringValues' => null, 'multipleLongValues' => null, 'multipleDoubleValues' => null];
}

class Service
{
    private string $session = '';
    private string $type = '';

    public function SessionHeaderValue(object $header): void
    {
        $this->session = $header->sessionID;
    }

    public function QueryRecipientTypeValue(object $header): void
    {
        $this->type = $header->recipientType;
    }

    private function needSession(): void
    {
        if ($this->session !== SESSION) {
            throw new SoapFault('Server', "No valid Session is associated with this ID '{$this->session}'");
        }
    }

    public function GetBindings(object $request): array
    {
        global $base;
        return ['return' => ['sessionServiceLocation' => $base . 'Default2', 'submissionServiceLocation' => $base . 'Submission2Handler',
            'queryServiceLocation' => $base . 'Query2Handler', 'sessionServiceWSDL' => '', 'submissionServiceWSDL' => '', 'queryServiceWSDL' => '']];
    }

    public function Login(object $request): array
    {
        if ($request->password !== 'demo') {
            throw new SoapFault('Server', 'Login failed: invalid user name or password');
        }
        return ['return' => ['sessionID' => SESSION]];
    }

    public function Logout(object $request): object
    {
        $this->needSession();
        return (object) [];
    }

    public function SubmitTransport(object $request): array
    {
        $this->needSession();
        $transports = transports();
        $transport = $request->transport;
        $type = ['MODEsker' => 'MOD', 'Mail' => 'SM'][$transport->transportName] ?? $transport->recipientType;
        $number = count($transports) + 1;
        $id = $type . '.' . (9000000000000000000 + $number);
        $variables = [];
        foreach (listed($transport->vars->Var) as $one) {
            $variables[$one->attribute] = $one->simpleValue;
        }
        $file = listed($transport->attachments->Attachment)[0]->sourceAttachment;
        $transports[$id] = ['type' => $type, 'state' => 10, 'variables' => $variables, 'name' => $file->name, 'content' => base64_encode($file->content)];
        keep($transports);
        return ['return' => ['submissionID' => "TLOT000000$number", 'transportID' => $id]];
    }

    public function QueryFirst(object $request): array
    {
        global $server;
        $this->needSession();
        $transports = transports();
        $found = [];
        preg_match_all('/(ruidex|identifier)=([^)]+)/i', $request->request->filter, $wanted, PREG_SET_ORDER);
        foreach ($transports as $id => $one) {
            $values = ['ruidex' => $id, 'identifier' => $one['variables']['Identifier'] ?? ''];
            $named = array_filter($wanted, fn ($part) => $values[strtolower($part[1])] === $part[2]);
            if ($one['type'] !== $this->type || $named === []) {
                continue;
            }
            $transports[$id]['state'] = [10 => 50, 50 => 80, 80 => 100, 100 => 100][$one['state']];
            $found[] = ['transportID' => $id, 'transportName' => '', 'recipientType' => $one['type'], 'state' => $one['state'], 'nVars' => 2,
                'vars' => ['Var' => [variable('ShortStatus', ''), variable('Identifier', $values['identifier'])]], 'nSubnodes' => 0, 'subnodes' => null];
        }
        keep($transports);
        $server->addSoapHeader(new SoapHeader('urn:QueryService2', 'QueryHeaderValue', ['queryID' => 'Q-0001']));
        return ['return' => ['noMoreItems' => true, 'nTransports' => count($found), 'transports' => ['Transport' => $found]]];
    }

    public function QueryAttachments(object $request): array
    {
        $this->needSession();
        $one = transports()[$request->transportID];
        $none = ['name' => '', 'mode' => 'MODE_UNDEFINED', 'content' => '', 'url' => '', 'storageID' => ''];
        $file = ['name' => $one['name'], 'mode' => 'MODE_INLINED', 'content' => base64_decode($one['content']), 'url' => '', 'storageID' => ''];
        return ['return' => ['nAttachments' => 1, 'attachments' => ['Attachment' => [['inputFormat' => '.pdf', 'outputFormat' => '.pdf', 'stylesheet' => '',
            'outputName' => $one['name'], 'sourceAttachment' => $none, 'nConvertedAttachments' => 1, 'convertedAttachments' => ['WSFile' => [$file]]]]]]];
    }
}

$name = ['Default2' => 'Session', 'Submission2Handler' => 'Submission', 'Query2Handler' => 'Query'][$_GET['Handler'] ?? 'Default2'];
$server = new SoapServer(getenv('WSDL_FOLDER') . "/{$name}Service2.wsdl", ['cache_wsdl' => WSDL_CACHE_NONE, 'encoding' => 'utf-8']);
$server->setObject(new Service());
$server->handle();
